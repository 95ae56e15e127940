import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { promisify } from "node:util";

const asc = createRequire(import.meta.url).resolve("assemblyscript/bin/asc.js");

/** One binary a build: the relaxed one is for engines that have relaxed SIMD, and reads ASC_FEATURE_RELAXED_SIMD. */
export const BUILDS = {
  plain: { file: "dist/kernels.wasm", flags: [] },
  relaxed: { file: "dist/kernels.relaxed.wasm", flags: ["--enable", "relaxed-simd"] },
};

const FLAGS = [
  ...["--importMemory", "--sharedMemory", "--maximumMemory", "65536", "--noExportMemory"],
  // A heap is new and zero where constants go, or has them from another instance: zeros among them need not be shipped.
  "--zeroFilledMemory",
  // Address 0 stays free, so that no array ever has a null pointer.
  ...["--memoryBase", "1024", "--runtime", "stub", "-O3", "--converge"],
  ...["--enable", "simd", "--enable", "threads"],
];

/** Compiles every build whose sources have changed since it was last compiled. */
export async function buildWasm() {
  const hash = sourceHash();
  const stamp = "src/generated/assembly.sha256";
  const fresh = existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
  if (fresh && Object.values(BUILDS).every(({ file }) => existsSync(file))) return;
  await Promise.all(Object.values(BUILDS).map(compile));
  writeFileSync(stamp, hash);
}

async function compile({ file, flags }) {
  const entries = kernelFiles().map((name) => `assembly/${name}.ts`);
  // A neighbour may be reading the file: it is replaced whole.
  const temporary = file.replace(/\.wasm$/, ".new.wasm");
  const args = [asc, ...entries, "assembly/_lib/heap-base.ts", "-o", temporary, ...FLAGS, ...flags];
  try {
    const { stderr } = await promisify(execFile)(process.execPath, args);
    if (stderr) process.stderr.write(stderr);
  } catch (error) {
    process.stderr.write(error.stderr);
    throw new Error(`asc cannot compile ${file}.`);
  }
  renameSync(temporary, file);
}

/** Names of the kernels that have serial code, sorted. */
export function kernelFiles(folder = "assembly") {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -3))
    .sort();
}

function sourceHash() {
  const hash = createHash("sha256").update(JSON.stringify([FLAGS, BUILDS]));
  const files = readdirSync("assembly", { recursive: true }).filter((file) => file.endsWith(".ts"));
  for (const file of files.sort()) hash.update(file).update(readFileSync(`assembly/${file}`));
  return hash.digest("hex");
}
