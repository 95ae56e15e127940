import type { DType } from "@parakern/core";
import { formatNumber } from "../input/number.js";

/** What a kernel gave. */
export interface Result {
  readonly kernel: string;
  readonly dtype: DType;
  /** None for a number. */
  readonly shape: readonly number[];
  /** Names of the columns, where each is a result of its own. */
  readonly columns?: readonly string[];
  readonly values: ArrayLike<number>;
}

/** Pieces of text are put together up to this many numbers, so that a pipe gets few, and no string grows too long. */
const PIECE = 16_384;

/** One number a line; of an array of two dimensions one row a line. */
export function* formatLines({ shape, values }: Result): Generator<string> {
  const columns = shape.length > 1 ? shape.at(-1)! : 1;
  for (let start = 0; start < values.length; start += PIECE) {
    const end = Math.min(values.length, start + PIECE);
    let text = "";
    for (let i = start; i < end; i++)
      text += formatNumber(values[i]!) + ((i + 1) % columns === 0 ? "\n" : " ");
    yield text;
  }
}

/** `{"kernel", "dtype", "shape", "columns"?, "result"}`; rows of two dimensions are nested, and JSON's missing numbers are strings. */
export function* formatJson({ kernel, dtype, shape, columns, values }: Result): Generator<string> {
  yield `${JSON.stringify({ kernel, dtype, shape, columns }).slice(0, -1)},"result":`;
  yield* nested(shape, values, 0, values.length);
  yield "}\n";
}

function* nested(
  shape: readonly number[],
  values: ArrayLike<number>,
  begin: number,
  end: number,
): Generator<string> {
  if (shape.length === 0) return yield jsonNumber(values[begin]!);
  yield "[";
  if (shape.length === 1) {
    for (let start = begin; start < end; start += PIECE)
      yield jsonPiece(values, start, Math.min(end, start + PIECE), start > begin);
  } else {
    const [rows, ...rest] = shape;
    const size = rest.reduce((product, length) => product * length, 1);
    for (let row = 0; row < rows!; row++) {
      if (row > 0) yield ",";
      yield* nested(rest, values, begin + row * size, begin + (row + 1) * size);
    }
  }
  yield "]";
}

function jsonPiece(values: ArrayLike<number>, begin: number, end: number, goesOn: boolean): string {
  let text = "";
  for (let i = begin; i < end; i++) text += (i > begin || goesOn ? "," : "") + jsonNumber(values[i]!);
  return text;
}

function jsonNumber(value: number): string {
  return Number.isFinite(value) ? formatNumber(value) : `"${formatNumber(value)}"`;
}
