import type { ReferenceArgs } from "../../kernel.js";
import { array } from "../../params.js";
import type { Phase, PlanContext } from "../../plan.js";
import { slotsOf } from "../../plan.js";

/** What weights add up to. */
const WHOLE = 2 ** 14;

/** An image of bytes, by rows of pixels. */
export const image = array("image", {
  doc: "The image: 4 channels are RGBA, 1 is grey.",
  shape: ["height", "width", "channels"],
});

/** Of what a row, or a column, of the result is a weighted mean: `weights` of those from `first` on. */
export interface Taps {
  readonly first: number;
  readonly weights: readonly number[];
}

/** Weights by place to taps: places beyond the edge count for the edge. */
export function tapsOf(weights: readonly (readonly [place: number, weight: number])[], size: number): Taps {
  const by = new Map<number, number>();
  let total = 0;
  for (const [place, weight] of weights) {
    const inside = Math.min(Math.max(place, 0), size - 1);
    by.set(inside, (by.get(inside) ?? 0) + weight);
    total += weight;
  }
  const first = Math.min(...by.keys());
  const exact = Array.from({ length: Math.max(...by.keys()) - first + 1 }, (_, k) => by.get(first + k) ?? 0);
  const whole = exact.map((weight) => Math.round((weight / total) * WHOLE));
  // What rounding leaves goes to the largest.
  const largest = whole.indexOf(Math.max(...whole));
  whole[largest]! += WHOLE - whole.reduce((a, b) => a + b, 0);
  return { first, weights: whole };
}

/** Taps as assembly/resize.ts reads them, in scratch memory, and how many each row of the table has. */
function table(
  taps: readonly Taps[],
  { scratch, memory }: PlanContext,
): readonly [at: number, count: number] {
  const count = 2 * Math.ceil(Math.max(...taps.map(({ weights }) => weights.length)) / 2);
  const stride = 4 + 2 * count;
  const at = scratch(taps.length * stride);
  const view = new DataView(memory, at, taps.length * stride);
  for (const [i, { first, weights }] of taps.entries()) {
    view.setUint32(i * stride, first, true);
    for (let k = 0; k < count; k++) view.setInt16(i * stride + 4 + 2 * k, weights[k] ?? 0, true);
  }
  return [at, count];
}

/** The one phase that makes an image of weighted means of rows and columns of another. */
export function resamplePlan(context: PlanContext, rows: readonly Taps[], columns: readonly Taps[]): Phase[] {
  const { arrays, dims, out, scratch } = context;
  const { height, width, channels } = dims as { height: number; width: number; channels: number };
  const [rowTable, rowTaps] = table(rows, context);
  const [columnTable, columnTaps] = table(columns, context);
  const ns = channels * (0.3 * width * rowTaps + 0.4 * columns.length * columnTaps);
  const chunk = Math.max(1, Math.ceil(40_000 / ns), Math.ceil(rows.length / 512));
  const slot = slotsOf(scratch, Math.ceil(rows.length / chunk), 2 * (width + columnTaps) * channels + 16);
  const from = [arrays.image!.ptr, height, width, channels];
  const args = [...from, rowTable, rowTaps, columnTable, columnTaps, columns.length, out.ptr, slot];
  return [{ run: "resize_u8", count: rows.length, chunk, args }];
}

/** The same in plain JavaScript. */
export function resampled({ arrays, dims }: ReferenceArgs, rows: readonly Taps[], columns: readonly Taps[]) {
  const { width, channels } = dims as { width: number; channels: number };
  const pixels = arrays.image!;
  const result: number[] = [];
  for (const row of rows) {
    const means = Array.from({ length: width * channels }, (_, i) => {
      const sum = row.weights.reduce((s, w, k) => s + w * pixels[(row.first + k) * width * channels + i]!, 0);
      return Math.floor((sum + 64) / 128);
    });
    for (const { first, weights } of columns) {
      for (let c = 0; c < channels; c++) {
        const sum = weights.reduce((s, w, k) => s + w * means[(first + k) * channels + c]!, 0);
        result.push(Math.floor((sum + 2 ** 20) / 2 ** 21));
      }
    }
  }
  return result;
}
