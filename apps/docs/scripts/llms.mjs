// Writes llms.txt: what the site has, one line a page, for programs that read documentation.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

const PARTS = [
  ["learn/", "Learn"],
  ["guide/", "Guides"],
  ["multiprocessing/", "Multiprocessing"],
  ["kernels/", "Kernels"],
  ["reference/", "Reference"],
];

/** Lists the pages of a built site, from their own titles and descriptions. */
export function writeLlms(dist) {
  const pages = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith(".html"))
    .map((file) => relative(dist, join(file.parentPath, file.name)).replaceAll("\\", "/"))
    .filter((path) => !path.startsWith("reference/api/") || path === "reference/api/index.html")
    .sort();
  const parts = PARTS.map(([folder, title]) => {
    const lines = pages.filter((path) => path.startsWith(folder)).map((path) => line(dist, path));
    return `## ${title}\n\n${lines.join("\n")}\n`;
  });
  const about = /<meta name="description" content="([^"]*)"/.exec(
    readFileSync(join(dist, "index.html"), "utf8"),
  )[1];
  writeFileSync(join(dist, "llms.txt"), `# Parakern\n\n> ${plain(about)}\n\n${parts.join("\n")}`);
}

function line(dist, path) {
  const html = readFileSync(join(dist, path), "utf8");
  const title = /<title>(.*?)(?: · Parakern)?<\/title>/.exec(html)[1];
  const first = /<main[\s\S]*?<p>([\s\S]*?)<\/p>/.exec(html)?.[1] ?? "";
  const summary = plain(first.replace(/<[^>]*>/g, ""))
    .replace(/\s+/g, " ")
    .trim();
  return `- [${plain(title)}](/${path})${summary ? `: ${summary}` : ""}`;
}

function plain(html) {
  const named = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => named[name]);
}
