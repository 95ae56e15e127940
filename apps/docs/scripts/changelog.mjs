import { existsSync, readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** Writes the page of changes: those that wait for a release, then what each package says of its releases. */
export async function generateChangelog(target) {
  const parts = [waiting(), ...["core", "kernels-wasm", "cli"].map(released)].filter(Boolean);
  await writeFile(join(target, "changelog.md"), `# Changes\n\n${parts.join("\n\n")}\n`);
}

function waiting() {
  const folder = join(ROOT, ".changeset");
  if (!existsSync(folder)) return "";
  const notes = readdirSync(folder)
    .filter((file) => file.endsWith(".md") && file !== "README.md")
    .map((file) => entry(readFileSync(join(folder, file), "utf8")))
    .filter(Boolean);
  return notes.length ? `## In the next release\n\n${notes.join("\n")}` : "";
}

/** A note and the packages that it is about. */
function entry(text) {
  const [, head, note] = /^---\n([\s\S]*?)\n?---\n+([\s\S]+)$/.exec(text) ?? [];
  if (!note) return "";
  const names = [...head.matchAll(/"([^"]+)":/g)].map(([, name]) => `\`${name}\``);
  return `- ${note.trim().replaceAll("\n", "\n  ")} (${names.join(", ")})`;
}

function released(name) {
  const file = join(ROOT, "packages", name, "CHANGELOG.md");
  if (!existsSync(file)) return "";
  // Its own title becomes a part of this page, and its versions are below that.
  return readFileSync(file, "utf8")
    .replace(/^(#+) /gm, "#$1 ")
    .trim();
}
