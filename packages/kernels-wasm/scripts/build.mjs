// The whole build: wasm from assembly/, generated sources from what lies in the folders, then tsc, then its modules in few files.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { joinModules } from "../../../scripts/join-modules.mjs";
import { buildWasm } from "./build-wasm.mjs";
import { generate } from "./generate.mjs";

const root = new URL("../", import.meta.url);
process.chdir(root.pathname);
/** What is exported, and where the bytes come from, which depends on the platform. */
const ENTRIES = ["index", "arrays", "engine", "entries", "errors", "bytes/node", "bytes/web"];

mkdirSync("dist", { recursive: true });
mkdirSync("src/generated", { recursive: true });

try {
  await buildWasm();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
generate();

const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
try {
  execFileSync(process.execPath, [tsc, "-p", "tsconfig.json"], { stdio: "inherit" });
  const entries = Object.fromEntries(ENTRIES.map((name) => [name, name]));
  await joinModules(fileURLToPath(new URL("dist/", root)), entries, "parts", {
    external: [/generated.wasm-/],
  });
} catch {
  // tsc, or the bundler, has said what is wrong.
  process.exitCode = 1;
}
