// Puts the kernels' own sources beside their pages, as text that any host shows.
import { copyFile, mkdir, readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGE = fileURLToPath(new URL("../../../packages/kernels-wasm/", import.meta.url));

/** Copies the entries and the loops of all kernels into a built site: `sources/entries/` and `sources/loops/`. */
export async function writeSources(dist) {
  await copyTexts(join(PACKAGE, "src/kernels"), join(dist, "sources/entries"));
  await copyTexts(join(PACKAGE, "assembly"), join(dist, "sources/loops"));
}

async function copyTexts(from, to) {
  await mkdir(to, { recursive: true });
  const files = (await readdir(from)).filter((file) => file.endsWith(".ts"));
  await Promise.all(
    files.map((file) => copyFile(join(from, file), join(to, `${basename(file, ".ts")}.txt`))),
  );
}
