import { readFileSync, writeFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { gzipSync } from "node:zlib";
import { BUILDS, kernelFiles } from "./build-wasm.mjs";

const HEADER = "// Written by scripts/generate.mjs from what lies in the folders. Do not edit.\n";

// Before version 22, Node has relaxed SIMD behind this flag; later it knows the flag no more.
if (Number(process.versions.node.split(".")[0]) < 22) setFlagsFromString("--experimental-wasm-relaxed-simd");

/** Writes src/generated: the registry, the start of the heap, and the binaries as modules for browsers. */
export function generate() {
  write("registry.ts", registry(kernelFiles("src/kernels")));
  let heapBase = 0;
  for (const [name, { file }] of Object.entries(BUILDS)) {
    const bytes = readFileSync(file);
    heapBase = Math.max(heapBase, heapBaseOf(bytes));
    write(
      `wasm-${name}.ts`,
      // With a type: inferred, it would be the text itself, once more.
      `/** ${file}, by gzip, in base64. */\nexport const base64: string = "${gzipSync(bytes, { level: 9 }).toString("base64")}";\n`,
    );
  }
  write(
    "abi.ts",
    `/** First byte behind the static tables of both builds. */\nexport const HEAP_BASE = ${heapBase};\n`,
  );
}

function registry(names) {
  const imports = names.map((name) => `import ${name} from "../kernels/${name}.js";\n`).join("");
  const doc = "/** Every kernel's entry by its name. */\n";
  // By name: inferred, each entry's type would be written out in the declarations.
  const types = names.map((name) => `  readonly ${name}: typeof ${name};\n`).join("");
  return `${imports}\n${doc}export const registry: {\n${types}} = { ${names.join(", ")} };\n`;
}

function heapBaseOf(bytes) {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536, shared: true });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  return exports.__heap_base.value;
}

// An unchanged file is left alone, so that watchers and tsc see no news.
function write(name, text) {
  const path = `src/generated/${name}`;
  let old;
  try {
    old = readFileSync(path, "utf8");
  } catch {}
  if (old !== HEADER + text) writeFileSync(path, HEADER + text);
}
