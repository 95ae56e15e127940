import { readFileSync } from "node:fs";
import { join } from "node:path";
import { registry } from "@parakern/kernels-wasm";
import { describe, expect, it } from "vitest";
import { resolveFile } from "../scripts/serve.mjs";
import { DIST, sitePages } from "./site.js";

const pages = sitePages();
const sources = new Map(pages.map((page) => [join(DIST, page), readFileSync(join(DIST, page), "utf8")]));

function attributes(html: string, name: "href" | "src" | "id"): string[] {
  return [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map((match) =>
    match[1]!.replaceAll("&amp;", "&"),
  );
}

describe("the built site", () => {
  it.each(pages)("%s links only to what is there", (page) => {
    const html = sources.get(join(DIST, page))!;
    const links = [...attributes(html, "href"), ...attributes(html, "src")].filter(
      (link) => !/^(https?|mailto|data):/.test(link),
    );
    const broken = links.filter((link) => {
      const url = new URL(link, `http://site${page}`);
      const file = resolveFile(DIST, url.pathname);
      if (!file) return true;
      const target = sources.get(file);
      return (
        url.hash !== "" &&
        target !== undefined &&
        !attributes(target, "id").includes(decodeURIComponent(url.hash.slice(1)))
      );
    });
    expect(broken).toEqual([]);
  });

  it.each(pages)("%s loads nothing from elsewhere", (page) => {
    const html = sources.get(join(DIST, page))!;
    const loaded = [...html.matchAll(/<(?:script|link|img|iframe)\b[^>]*>/g)].map((match) => match[0]);
    expect(loaded.filter((tag) => /(?:src|href)="(?:https?:)?\/\//.test(tag))).toEqual([]);
  });

  it("has a page for each kernel and no other", () => {
    const named = pages.flatMap((page) => /^\/kernels\/(?!index\.html)(.*)\.html$/.exec(page)?.[1] ?? []);
    expect(named.sort()).toEqual(Object.keys(registry).sort());
  });

  it("has a page for what is not there", () => {
    expect(pages).toContain("/404.html");
  });

  it("lists its pages for programs, each with a title and an address that is there", () => {
    const lines = readFileSync(join(DIST, "llms.txt"), "utf8").match(/^- .*$/gm)!;
    const listed = lines.map((line) => /^- \[[^\]]+\]\((\/[^)]+)\)/.exec(line)![1]!);
    expect(listed.filter((path) => !pages.includes(path))).toEqual([]);
    for (const name of Object.keys(registry)) expect(listed).toContain(`/kernels/${name}.html`);
  });
});
