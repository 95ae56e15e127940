import type { ArrayParam } from "@parakern/core";
import { FailureError, UsageError } from "../terminal/errors.js";
import { openNpy } from "./npy-file.js";
import { parseNumber } from "./number.js";
import { parseRange } from "./range.js";
import { readStdin } from "./read-stdin.js";
import { RowReader, type Rows } from "./row-reader.js";
import { type Source, textSource } from "./source.js";

/** Whether an argument is the path of an `.npy` file. */
export function isFile(operand: string): boolean {
  return /\.npy$/i.test(operand);
}

const FILES = "Files are NumPy's x.npy; text comes by a pipe: parakern … < x.txt";

function looksLikeFile(operand: string): boolean {
  return /\.[a-z]\w*$/i.test(operand);
}

/** Numbers, lists and ranges of several arguments, put together; each argument is a row where `asRows`. */
export function readOperands(name: string, operands: readonly string[], asRows = false): Rows {
  const reader = new RowReader(name, (token) => parseNumber(token) ?? parseRange(token));
  try {
    for (const operand of operands) reader.feed(asRows ? `${operand};` : `${operand} `);
    return reader.finish();
  } catch (error) {
    // What stands on the command line is not understood; the same in a file is a failure.
    if (error instanceof FailureError) {
      throw new UsageError(error.message, operands.some(looksLikeFile) ? FILES : error.next);
    }
    throw error;
  }
}

/** The array that arguments name: an `.npy` file, stdin (`-`, or nothing at all), or numbers. */
export async function readArray(
  name: string,
  operands: readonly string[],
  shape: ArrayParam["shape"],
): Promise<Source> {
  const [first] = operands;
  if (first === undefined || (operands.length === 1 && first === "-"))
    return textSource("stdin", await readStdin(), shape);
  if (operands.length === 1 && isFile(first)) return openNpy(first);
  const stray = operands.find((operand) => isFile(operand) || operand === "-");
  if (stray !== undefined)
    throw new UsageError(
      `${name}: ${stray} does not go together with other numbers`,
      "Give one or the other",
    );
  return textSource(name, readOperands(name, operands), shape);
}
