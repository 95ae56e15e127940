import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";
import { writeLlms } from "../scripts/llms.mjs";
import { writeSources } from "../scripts/sources.mjs";
import { isolation } from "./isolation.js";
import { nav, sidebar } from "./navigation.js";
import { searchSections } from "./search.js";

/** Where the site will stand on its host: GitHub Pages puts a project below the name of its repository. */
const base = process.env.PARAKERN_DOCS_BASE ?? "/";
/** Where sources are edited, up to a path from the root of the repository; without it pages have no such link. */
const edit = process.env.PARAKERN_DOCS_EDIT;

export default defineConfig({
  base,
  lang: "en",
  title: "Parakern",
  titleTemplate: ":title · Parakern",
  description:
    "Parallel programming for TypeScript with ease: processes, pools and SIMD kernels on all cores.",
  srcDir: "pages",
  outDir: "dist",
  rewrites: { "generated/:rest*": "reference/:rest*" },
  head: [
    ["script", { src: `${base}isolation.js` }],
    ["link", { rel: "icon", href: `${base}mark.svg`, type: "image/svg+xml" }],
    ["meta", { name: "theme-color", content: "#0a6b66" }],
  ],
  markdown: {
    math: true,
    theme: { light: "github-light-high-contrast", dark: "github-dark-default" },
  },
  themeConfig: {
    nav,
    sidebar,
    outline: [2, 3],
    ...(edit ? { editLink: { pattern: `${edit}apps/docs/pages/:path`, text: "Edit this page" } } : {}),
    search: {
      provider: "local",
      options: {
        // Named by what it shows: a label of its own would leave out the key.
        translations: { button: { buttonText: "Search", buttonAriaLabel: "" } },
        miniSearch: {
          searchOptions: { boost: { title: 4, titles: 2, text: 1 } },
          _splitIntoSections: searchSections,
        },
      },
    },
    notFound: {
      title: "There is no such page",
      quote: "It may have moved. Search finds it by its title.",
      linkText: "To the first page",
      linkLabel: "To the first page",
    },
    footer: { message: "MIT licence", copyright: "Parakern contributors" },
  },
  // What is made of docstrings and entries is edited there.
  transformPageData: ({ filePath, frontmatter }) => {
    if (/^generated\/|\[/.test(filePath)) frontmatter.editLink = false;
  },
  buildEnd: async ({ outDir }) => {
    writeLlms(outDir);
    await writeSources(outDir);
  },
  vite: {
    plugins: [isolation()],
    resolve: { alias: { "#theme": fileURLToPath(new URL("./theme/", import.meta.url)) } },
    // The worker that programs run in loads the library when it needs it.
    worker: { format: "es" },
    build: { chunkSizeWarningLimit: 900 },
  },
});
