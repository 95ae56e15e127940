import { cpus, loadavg } from "node:os";
import { Bench } from "./bench.js";
import { formatChanges } from "./changes.js";
import { writeFigures } from "./figures-on-disk.js";
import { thisMachine } from "./machine.js";
import { type Options, parseOptions, USAGE } from "./options.js";
import { formatRow, formatSummary } from "./report.js";
import {
  type MeasuredRow,
  measured,
  type Outcome,
  type Results,
  readResults,
  writeResults,
} from "./results.js";
import { roofline } from "./roofline.js";
import type { Row } from "./row.js";
import { allRows, chosen } from "./rows.js";
import { SkipError } from "./skip.js";

/** Measures one row; what it throws is an outcome too, so that one broken row does not hide the others. */
async function outcome(row: Row, bench: Bench): Promise<Outcome> {
  try {
    return await row.measure(bench);
  } catch (error) {
    if (error instanceof SkipError) return { skipped: error.message };
    return { failed: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

async function measureAll(bench: Bench, options: Options): Promise<Results | undefined> {
  const selected = chosen(await allRows(bench), options.only);
  if (selected.length === 0)
    throw new RangeError(`no row is called ${options.only.join(" or ")}; --list shows all ids`);
  if (options.list) {
    for (const { id, what } of selected) console.log(`${id.padEnd(32)} ${what}`);
    return undefined;
  }
  const load = Number((loadavg()[0] ?? 0).toFixed(2));
  if (!options.smoke && load > cpus().length / 2) {
    console.error(`Others keep this machine busy (load ${load}): the figures below are of little worth.`);
  }
  const rows: MeasuredRow[] = [];
  for (const row of selected) {
    const { goal, ...unjudged } = row;
    rows.push(measured(options.smoke ? unjudged : row, await outcome(row, bench)));
    if (!options.json && !options.quiet) console.log(formatRow(rows.at(-1)!));
  }
  const { rounds, workers } = options;
  const peers = [...new Set(await bench.versions())];
  return { machine: thisMachine(), peers, date: new Date().toISOString(), rounds, workers, load, rows };
}

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  await using bench = await Bench.open(options);
  const results = await measureAll(bench, options);
  if (results === undefined) return;
  const failed = results.rows.filter((row) => row.failed !== undefined);
  for (const { id, failed: why } of failed) console.error(`${id} failed: ${why}`);
  if (failed.length > 0) process.exitCode = 1;
  if (options.json) console.log(JSON.stringify(results));
  else if (options.smoke)
    console.log(
      `${results.rows.length - failed.length} of ${results.rows.length} rows work; a smoke run claims nothing.`,
    );
  else {
    console.log(formatSummary(results.rows));
    const before = await readResults().catch(() => undefined);
    if (before !== undefined) console.log(formatChanges(before, results));
  }
  // Only a whole run that worked may replace the figures that README and docs quote.
  if (options.smoke || options.json || options.only.length > 0 || failed.length > 0) return;
  await writeResults({ ...results, roofline: roofline(results) });
  await writeFigures(results);
}

main().catch((error: Error) => {
  const isUsage = error instanceof RangeError || "code" in error;
  console.error(isUsage ? `${error.message}\n\n${USAGE}` : error);
  process.exitCode = 1;
});
