import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { DefaultTheme } from "vitepress";

const API = fileURLToPath(new URL("../pages/generated/api/", import.meta.url));
const KINDS = [
  ["classes", "Classes"],
  ["functions", "Functions"],
  ["interfaces", "Interfaces"],
  ["type-aliases", "Types"],
  ["variables", "Constants"],
] as const;

/** The sidebar of the API reference, read from the folders that typedoc wrote. */
export function apiSidebar(): DefaultTheme.SidebarItem[] {
  const packages = ["core", "kernels-wasm"].map((name) => ({
    text: `@parakern/${name}`,
    link: `/reference/api/${name}/`,
    items: KINDS.flatMap(([folder, text]) => {
      const items = pages(name, folder);
      // A group without a link would be a button with a button in it.
      const link = `/reference/api/${name}/#${folder}`;
      return items.length ? [{ text, link, collapsed: name !== "core" || folder !== "classes", items }] : [];
    }),
  }));
  return [{ text: "API reference", link: "/reference/api/", items: packages }];
}

function pages(name: string, folder: string): DefaultTheme.SidebarItem[] {
  const path = join(API, name, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((file) => file.endsWith(".md"))
    .map((file) => file.slice(0, -".md".length))
    .map((page) => ({ text: page, link: `/reference/api/${name}/${folder}/${page}` }));
}
