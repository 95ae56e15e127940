import type { DType } from "../../src/dtypes.js";

const PRECISION = { f64: [52, -1022], f32: [23, -126] } as const;

/** The distance between neighbouring numbers of a dtype at x: one unit in the last place. */
export function ulpOf(x: number, dtype: DType): number {
  if (dtype !== "f64" && dtype !== "f32") return 1;
  const [bits, least] = PRECISION[dtype];
  if (x === 0 || !Number.isFinite(x)) return 2 ** (least - bits);
  return 2 ** (Math.max(exponentOf(x), least) - bits);
}

/** How many units in the last place of `wanted` lie between two numbers; 0 for two NaN, Infinity across kinds. */
export function ulpsBetween(got: number, wanted: number, dtype: DType): number {
  const target = dtype === "f32" && Number.isFinite(wanted) ? nearF32(wanted) : wanted;
  if (got === target || (Number.isNaN(got) && Number.isNaN(target))) return 0;
  if (!Number.isFinite(got) || !Number.isFinite(target)) return Number.POSITIVE_INFINITY;
  return Math.abs(got - target) / ulpOf(target, dtype);
}

/** What overflows in f32 is infinite there; everything else keeps its extra digits. */
function nearF32(x: number): number {
  return Number.isFinite(Math.fround(x)) ? x : Math.fround(x);
}

const view = new DataView(new ArrayBuffer(8));

function exponentOf(x: number): number {
  view.setFloat64(0, x);
  const bits = (view.getUint32(0) >>> 20) & 0x7ff;
  return bits === 0 ? -1022 : bits - 1023;
}
