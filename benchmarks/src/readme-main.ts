import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { figure } from "./figure.js";
import { withTable } from "./readme.js";
import { FIGURE_FILE, readResults } from "./results.js";

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const readme = new URL("../../README.md", import.meta.url);
const results = await readResults();
const before = await readFile(readme, "utf8");
const after = withTable(before, results);
if (values.check) {
  const isCurrent = after === before && (await readFile(FIGURE_FILE, "utf8")) === figure(results);
  if (!isCurrent) {
    console.error(
      "README.md or results.svg does not say what results.json says: npm run readme -w @parakern/benchmarks",
    );
    process.exitCode = 1;
  }
} else {
  await writeFile(readme, after);
  await writeFile(FIGURE_FILE, figure(results));
}
