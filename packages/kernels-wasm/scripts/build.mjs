// The whole build: wasm from assembly/, generated sources from what lies in the folders, then tsc, then all entries in one file.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { buildWasm } from "./build-wasm.mjs";
import { generate } from "./generate.mjs";
import { joinEntries } from "./join-entries.mjs";

const root = new URL("../", import.meta.url);
process.chdir(root.pathname);
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
  await joinEntries();
} catch {
  // tsc, or the bundler, has said what is wrong.
  process.exitCode = 1;
}
