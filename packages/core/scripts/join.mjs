// All modules in a few files, and the programs that are started by name beside the code that starts them.
import { renameSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { joinModules } from "../../../scripts/join-modules.mjs";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));

const ENTRIES = {
  index: "index",
  "node/internals": "node/internals",
  "node/worker-main": "workers/worker-main",
  "node/process-main": "workers/process-main",
  "node/thread-main": "process/thread-main",
  "node/child-main": "process/child-main",
  "node/child": "manager/child",
};

/** A program loads its own part and those before it: the bare child of a Process the least. */
const GROUPS = [
  part("child-parts", ["process/child-main.js", "process/thread-main.js"]),
  part("worker-parts", ["workers/worker-main.js", "workers/process-main.js", "process/parent.js"]),
  part("main-parts", ["index.js"]),
].map((group, at, { length }) => ({ ...group, priority: length - at }));

/** What these modules import, in one file; not they themselves, which do something when they are loaded. */
function part(debugName, importers) {
  const files = new Set(importers.map((file) => join(dist, file)));
  const isImported = (id, context) => {
    const { importers, dynamicImporters } = context.getModuleInfo(id);
    return [...importers, ...dynamicImporters].some((importer) => files.has(importer));
  };
  return { debugName, name: (id, context) => (isImported(id, context) ? debugName : null) };
}

await joinModules(dist, ENTRIES, "node", {
  codeSplitting: { groups: GROUPS },
  // Classes are told from one another by their names.
  keepNames: true,
  // Nothing is dropped: modules are imported for what they register, too.
  treeshake: false,
});
// A CommonJS module, and what it imports is beside it.
renameSync(join(dist, "workers/boot.cjs"), join(dist, "node/boot.cjs"));
