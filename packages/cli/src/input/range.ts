import { UsageError } from "../terminal/errors.js";
import { parseNumber } from "./number.js";

/** Numbers from `first` on, `step` apart. */
export interface Range {
  readonly first: number;
  readonly step: number;
  readonly length: number;
}

/** As many f64 as the 4 GiB of a kernel's memory hold. */
export const MAX_NUMBERS = 2 ** 29;

const RANGE = /^(.+?)\.\.(.+?)(?:\.\.(.+))?$/;
/** 0..1..0.1 has eleven numbers, though ten times 0.1 is a little less or more than 1. */
const SLACK = 1e-9;

/** `1..7`, `7..1` or `0..1..0.25`, both ends included; undefined where the text is no range. */
export function parseRange(text: string): Range | undefined {
  const parts = RANGE.exec(text)?.slice(1, 4);
  if (parts === undefined) return undefined;
  const [first, last] = [parseNumber(parts[0]!), parseNumber(parts[1]!)];
  const step = parts[2] === undefined ? undefined : parseNumber(parts[2]);
  if (first === undefined || last === undefined || (parts[2] !== undefined && step === undefined))
    return undefined;
  return checkRange(text, first, last, step ?? (first <= last ? 1 : -1));
}

function checkRange(text: string, first: number, last: number, step: number): Range {
  const steps = (last - first) / step;
  if (step === 0 || steps < 0 || !Number.isFinite(steps) || !Number.isFinite(step)) {
    throw new UsageError(
      `the range ${text} never ends`,
      "Write first..last..step, as in 0..1..0.25 or 7..1..-2",
    );
  }
  const length = Math.floor(steps + SLACK) + 1;
  if (length > MAX_NUMBERS) {
    throw new UsageError(
      `the range ${text} has ${length} numbers`,
      `A kernel takes at most ${MAX_NUMBERS} f64`,
    );
  }
  return { first, step, length };
}
