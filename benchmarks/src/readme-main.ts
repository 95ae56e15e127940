import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { figure } from "./figure.js";
import { allRows, markdownTable, readmeTable, withTable } from "./readme.js";
import { FIGURE_FILE, readResults } from "./results.js";

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const results = await readResults();
const full = markdownTable(results, allRows(results));
const isCurrent = await Promise.all([
  keep(new URL("../../README.md", import.meta.url), (text) => withTable(text, readmeTable(results))),
  keep(new URL("../README.md", import.meta.url), (text) => withTable(text, full)),
  keep(FIGURE_FILE, () => figure(results)),
]);
if (isCurrent.includes(false)) {
  console.error(
    "A README or results.svg does not say what results.json says: npm run readme -w @parakern/benchmarks",
  );
  process.exitCode = 1;
}

/** Writes a file anew from what it says now; with --check, tells whether that would change it. */
async function keep(file: URL, renew: (text: string) => string): Promise<boolean> {
  const before = await readFile(file, "utf8").catch(() => "");
  const after = renew(before);
  if (!values.check) await writeFile(file, after);
  return !values.check || after === before;
}
