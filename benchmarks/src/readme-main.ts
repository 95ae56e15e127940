import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { areFiguresCurrent, writeFigures } from "./figures-on-disk.js";
import { allRows, markdownTable, readmeTable, withTable } from "./readme.js";
import { readResults } from "./results.js";
import { rooflineTable } from "./roofline.js";

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const results = await readResults();
const full = markdownTable(results, allRows(results));
if (!values.check) await writeFigures(results);
const isCurrent = await Promise.all([
  keep(new URL("../../README.md", import.meta.url), (text) => withTable(text, readmeTable(results))),
  keep(new URL("../README.md", import.meta.url), (text) =>
    withTable(withTable(text, full), rooflineTable(results), "roofline"),
  ),
  areFiguresCurrent(results),
]);
if (isCurrent.includes(false)) {
  console.error(
    "A README or a figure does not say what results.json says: npm run readme -w @parakern/benchmarks",
  );
  process.exitCode = 1;
}

/** Writes a file anew from what it says now; with --check, tells whether that would change it. */
async function keep(file: URL, renew: (text: string) => string): Promise<boolean> {
  const before = await readFile(file, "utf8");
  const after = renew(before);
  if (!values.check) await writeFile(file, after);
  return !values.check || after === before;
}
