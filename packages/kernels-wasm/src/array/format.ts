import type { DType } from "../dtypes.js";
import { columnFormat } from "./format-number.js";
import { lengthOf } from "./shape.js";

/** Arrays of more elements than this are printed without their middle. */
const THRESHOLD = 1000;
/** How many items are printed at each end of an axis whose middle is left out. */
const EDGE = 3;
const LINE_WIDTH = 75;
const GAP = -1;

/** Elements as NumPy prints them: aligned columns, at most 8 decimals, long arrays without their middle. */
export function formatArray(flat: ArrayLike<number>, shape: readonly number[], dtype: DType): string {
  if (flat.length === 0) return "[]";
  const rows = shape.map((size) => visible(size, flat.length > THRESHOLD));
  const format = columnFormat(shown(flat, shape, rows), dtype);
  return formatAxis(flat, shape, rows, format, 0, 1, LINE_WIDTH);
}

/** The indices of an axis that are printed, with GAP for those that are not. */
function visible(size: number, summarised: boolean): number[] {
  if (!summarised || size <= 2 * EDGE) return Array.from({ length: size }, (_, i) => i);
  return [0, 1, 2, GAP, size - 3, size - 2, size - 1];
}

/** The elements that are printed. */
function shown(flat: ArrayLike<number>, shape: readonly number[], rows: readonly number[][]): number[] {
  let starts = [0];
  for (const [axis, size] of shape.entries()) {
    const indices = rows[axis]!.filter((index) => index !== GAP);
    starts = starts.flatMap((start) => indices.map((index) => start * size + index));
  }
  return starts.map((index) => flat[index]!);
}

function formatAxis(
  flat: ArrayLike<number>,
  shape: readonly number[],
  rows: readonly number[][],
  format: (x: number) => string,
  begin: number,
  indent: number,
  width: number,
): string {
  if (shape.length === 0) return format(flat[begin]!);
  const [indices = [], ...inner] = rows;
  const rest = shape.slice(1);
  const stride = lengthOf(rest);
  const items = indices.map((index) => {
    if (index === GAP) return "...";
    return formatAxis(flat, rest, inner, format, begin + index * stride, indent + 1, width - 1);
  });
  if (rest.length === 0) return `[${wrap(items, indent, width - 1)}]`;
  return `[${items.join("\n".repeat(rest.length) + " ".repeat(indent))}]`;
}

/** Words on lines of a width, all but the first line indented. */
function wrap(words: readonly string[], indent: number, width: number): string {
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    if (line !== "" && indent + line.length + 1 + word.length > width) {
      lines.push(line.trimEnd());
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join(`\n${" ".repeat(indent)}`);
}
