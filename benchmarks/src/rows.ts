import { readdir } from "node:fs/promises";
import type { Bench } from "./bench.js";
import type { Row, RowSource } from "./row.js";

/** All rows of all files under `rows/`: a new file there is a new group, and nothing else is edited. */
export async function allRows(bench: Bench): Promise<Row[]> {
  const folder = new URL("./rows/", import.meta.url);
  const files = (await readdir(folder)).filter((file) => file.endsWith(".js")).sort();
  const groups: Row[][] = [];
  for (const file of files) {
    const { rows } = (await import(new URL(file, folder).href)) as { rows: RowSource };
    groups.push(await rows(bench));
  }
  return groups.flat();
}

/** Those that are asked for by id or by the beginning of one. */
export function chosen(rows: readonly Row[], only: readonly string[]): Row[] {
  return rows.filter(
    ({ id }) => only.length === 0 || only.some((one) => id === one || id.startsWith(`${one}/`)),
  );
}
