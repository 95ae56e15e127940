// Empties ./dist before a build, so that no file of a source that is gone is packed. WebAssembly binaries stay: their
// build knows by itself when they are stale.
import { readdirSync, rmSync } from "node:fs";

for (const name of readDist()) if (!name.endsWith(".wasm")) rmSync(`dist/${name}`, { recursive: true });

function readDist() {
  try {
    return readdirSync("dist");
  } catch {
    return [];
  }
}
