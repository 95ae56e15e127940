import { type ResultRow, type Results, readResults } from "./theme/results.js";

let results: Results | null | undefined;

/** How fast a kernel was found to be: beside other libraries, and under the limits of the machine; "" where nobody measured. */
export function kernelSpeed(name: string): string {
  if (results === undefined) results = readResults();
  if (results === null) return "";
  const peers = results.rows.filter(({ id }) => id.startsWith(`kernel/${name}/`)).flatMap(beside);
  const place = results.roofline?.find(({ kernel }) => kernel === name);
  const parts = [
    peers.length > 0 ? `${peers.join(", ")}.` : "",
    place ? `${rate(place.gigabytes, "GB/s", place.memoryShare, "the memory")}.` : "",
    place?.gigaflops === undefined
      ? ""
      : `${rate(place.gigaflops, "GFLOP/s", place.flopsShare!, "the arithmetic units")}.`,
  ].filter(Boolean);
  return parts.length === 0
    ? ""
    : `${parts.join(" ")} Where and how: [all measurements](/reference/measurements).`;
}

function beside({ what, figures, unit, reading }: ResultRow): string[] {
  if (figures?.ratio === undefined) return [];
  const { median } = figures.ratio;
  const factor = unit === "GFLOP/s" || reading === "peer ÷ ours" ? median : 1 / median;
  // "… against NumPy held to AVX2": the name has the version, and this is what else there is to say.
  const [, held = ""] = /against \S+( .*)$/.exec(what) ?? [];
  return [`${digits(factor)} times as fast as ${figures.peerName}${held}`];
}

function rate(amount: number, unit: string, share: number, of: string): string {
  return `${digits(amount)} ${unit}, ${digits(100 * share)} % of what ${of} can do`;
}

const digits = (value: number): string => String(Number(value.toPrecision(2)));
