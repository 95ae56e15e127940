// All modules in a few files; commands are loaded when they run.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { joinModules } from "../../../scripts/join-modules.mjs";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const main = join(dist, "main.js");

/** What every command needs, and what every command of a kernel needs. */
const groups = [
  {
    debugName: "terminal",
    name: (id, context) => (context.getModuleInfo(id).importers.includes(main) ? "terminal" : null),
    priority: 2,
  },
  { name: "kernels", test: /[/]kernels[/](kernel-command|run-kernel)[.]js$/, priority: 1 },
];

const entries = { main: "main", "plot/index": "plot/index", "tasks/article": "tasks/article" };
await joinModules(dist, entries, "parts", { codeSplitting: { groups } });
