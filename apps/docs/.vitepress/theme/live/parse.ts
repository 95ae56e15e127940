/** Numbers in row-major order, and the sizes of their list or table. */
export interface Numbers {
  readonly data: Float64Array;
  readonly shape: readonly number[];
}

/** Most numbers one field may make: 80 MB of f64. */
const LIMIT = 10_000_000;

/** The numbers in a text field: separated by spaces or commas, `a..b` for a range; `;` ends a row of a table. Lists in brackets, as in JSON, have any number of axes. */
export function parseNumbers(text: string, name: string): Numbers {
  if (text.trim().startsWith("[")) return parseNested(text, name);
  const rows = text
    .trim()
    .replace(/;\s*$/, "")
    .split(";")
    .map((row) =>
      row
        .split(/[\s,]+/)
        .filter(Boolean)
        .map((word) => parseWord(word, name)),
    );
  const widths = rows.map((row) => row.reduce((sum, part) => sum + part.count, 0));
  const length = widths.reduce((a, b) => a + b);
  if (length > LIMIT)
    throw new Error(`${name}: expected at most ${LIMIT.toLocaleString("en")} numbers in this box.`);
  if (widths.some((width) => width !== widths[0])) throw new Error(`${name}: expected rows of one length.`);
  const data = new Float64Array(length);
  let at = 0;
  for (const { first, step, count } of rows.flat()) {
    for (let i = 0; i < count; i++) data[at++] = i ? first + i * step : first;
  }
  return { data, shape: rows.length === 1 ? [length] : [rows.length, widths[0]!] };
}

function parseNested(text: string, name: string): Numbers {
  const shape: number[] = [];
  const nested = asJson(text);
  for (let list = nested; Array.isArray(list); list = list[0]) shape.push(list.length);
  const data: unknown[] = [];
  const flatten = (value: unknown, axis: number): boolean =>
    axis === shape.length
      ? data.push(value) > 0 && typeof value === "number"
      : Array.isArray(value) &&
        value.length === shape[axis] &&
        value.every((item) => flatten(item, axis + 1));
  if (!flatten(nested, 0))
    throw new Error(
      `${name}: expected numbers in nested lists of one length each, such as [[1, 2], [3, 4]].`,
    );
  return { data: Float64Array.from(data as number[]), shape };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseWord(word: string, name: string): { first: number; step: number; count: number } {
  const [from = "", to, ...rest] = word.split("..");
  const first = numberOf(from);
  if (to === undefined && first !== undefined) return { first, step: 0, count: 1 };
  const last = numberOf(to ?? "");
  if (rest.length > 0 || first === undefined || last === undefined || !Number.isFinite(last - first)) {
    throw new Error(`${name}: expected numbers, or ranges such as 1..7, got "${word}".`);
  }
  return { first, step: last < first ? -1 : 1, count: Math.floor(Math.abs(last - first)) + 1 };
}

/** Not-a-number is a number too: kernels are defined on it. */
function numberOf(word: string): number | undefined {
  if (word === "NaN") return Number.NaN;
  return word === "" || Number.isNaN(Number(word)) ? undefined : Number(word);
}

/** One number in a text field. */
export function parseNumber(text: string, name: string): number {
  const value = numberOf(text.trim());
  if (value === undefined) throw new Error(`${name}: expected a number, got "${text.trim()}".`);
  return value;
}
