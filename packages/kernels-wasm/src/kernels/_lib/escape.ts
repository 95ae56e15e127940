import type { Numbers } from "../../output.js";
import { number, option } from "../../params.js";
import type { Phase, PlanContext } from "../../plan.js";

/** The size of a picture, and where counting ends. */
export const pictureParams = [
  number("width", { doc: "Pixels in a row.", integer: true, min: 0, max: 65536 }),
  number("height", { doc: "Rows.", integer: true, min: 0, max: 65536 }),
  option("maxIterations", {
    doc: "Where counting ends.",
    default: 256,
    integer: true,
    min: 0,
    max: 2 ** 31 - 1,
  }),
] as const;

/** One phase over rows. Work per pixel is uneven, so a row, or few of them, is a chunk. */
export function escapePlan({ name, numbers, out }: PlanContext, ...more: number[]): Phase[] {
  const { width, height, maxIterations, xMin, xMax, yMin, yMax } = numbers as Record<string, number>;
  const wholeRow = width! * (3 + 0.5 * maxIterations!);
  const chunk = Math.max(1, Math.ceil(40_000 / wholeRow), Math.ceil(height! / 512));
  const args = [height!, width!, maxIterations!, xMin!, xMax!, yMin!, yMax!, out.ptr, ...more];
  return [{ run: `${name}_f64`, count: height!, chunk, args }];
}

/** What `timeOf` says of the middle of each pixel, by rows. */
export function pixelByPixel(numbers: Numbers, timeOf: (x: number, y: number) => number): Int32Array {
  const { width, height, xMin, xMax, yMin, yMax } = numbers as Record<string, number>;
  const dx = (xMax! - xMin!) / width!;
  const dy = (yMax! - yMin!) / height!;
  return Int32Array.from({ length: width! * height! }, (_, k) => {
    const row = Math.floor(k / width!);
    const column = k - row * width!;
    return timeOf(xMin! + (column + 0.5) * dx, yMin! + (row + 0.5) * dy);
  });
}

/** How many of z, z² + c, (z² + c)² + c, ... come before the first with |z| > 2, at most `limit`. */
export function escapeTime(r: number, i: number, x: number, y: number, limit: number): number {
  let n = 0;
  while (n < limit && r * r + i * i <= 4) {
    const next = r * r - i * i + x;
    i = 2 * (r * i) + y;
    r = next;
    n++;
  }
  return n;
}
