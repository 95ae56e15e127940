import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const VERSION = "4.22.0";

/** tfjs-wasm from a folder that outlives the run, where npm puts it first: nobody else here needs its 60 MB. */
export async function fetchTfjs(cache, mayInstall) {
  const folder = join(cache, "tfjs");
  const dist = (name) => join(folder, "node_modules/@tensorflow", name, "dist");
  const wasm = dist("tfjs-backend-wasm");
  if (!existsSync(wasm)) {
    if (!mayInstall) return undefined;
    mkdirSync(folder, { recursive: true });
    const packages = ["core", "backend-wasm"].map((name) => `@tensorflow/tfjs-${name}@${VERSION}`);
    const flags = ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--no-save"];
    try {
      await promisify(execFile)("npm", [...flags, ...packages], { timeout: 120_000 });
    } catch {
      return undefined;
    }
  }
  const { version } = JSON.parse(readFileSync(join(wasm, "../package.json"), "utf8"));
  const kinds = ["", "-simd", "-threaded-simd"].map((kind) => `tfjs-backend-wasm${kind}.wasm`);
  return {
    version: `tfjs-wasm ${version}`,
    files: {
      "core.js": join(dist("tfjs-core"), "tf-core.min.js"),
      "wasm.js": join(wasm, "tf-backend-wasm.min.js"),
      ...Object.fromEntries(kinds.map((name) => [name, join(wasm, name)])),
    },
  };
}
