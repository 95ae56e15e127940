import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { familyFigures } from "./family-figures.js";
import { figure } from "./figure.js";
import { FAMILY_FOLDER, FIGURE_FILE, type Results } from "./results.js";

/** Draws all pictures anew. */
export async function writeFigures(results: Results): Promise<void> {
  await rm(FAMILY_FOLDER, { recursive: true, force: true });
  await mkdir(FAMILY_FOLDER, { recursive: true });
  for (const [file, svg] of drawn(results)) await writeFile(file, svg);
}

/** Whether the pictures on disk are those of the results, and no others. */
export async function areFiguresCurrent(results: Results): Promise<boolean> {
  const files = [...drawn(results)];
  const names = await readdir(FAMILY_FOLDER).catch(() => []);
  const same = await Promise.all(
    files.map(async ([file, svg]) => (await readFile(file, "utf8").catch(() => "")) === svg),
  );
  return names.length === files.length - 1 && !same.includes(false);
}

function drawn(results: Results): Map<URL, string> {
  const families = familyFigures(results).map(
    ({ name, svg }) => [new URL(name, FAMILY_FOLDER), svg] as const,
  );
  return new Map([[FIGURE_FILE, figure(results)], ...families]);
}
