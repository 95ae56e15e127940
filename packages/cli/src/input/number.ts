/** The unicode minus is accepted as well: texts copied from a paper have it. */
const NUMBER = /^[+\-\u2212]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf(?:inity)?|nan)$/i;

/** The number a text says in full, or undefined: "12px", "0x10" and "" are none. */
export function parseNumber(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  const plain = text.replace("\u2212", "-");
  const value = Number(plain);
  if (!Number.isNaN(value)) return value;
  if (/nan/i.test(plain)) return Number.NaN;
  return plain.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** How a number is written: as JavaScript does, but with −0 told from 0 and the names that NumPy reads. */
export function formatNumber(value: number): string {
  if (Object.is(value, -0)) return "-0";
  if (Number.isFinite(value)) return String(value);
  if (Number.isNaN(value)) return "nan";
  return value > 0 ? "inf" : "-inf";
}
