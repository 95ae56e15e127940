import { load, registry } from "@parakern/kernels-wasm";

const SIZE = 2 ** 16;
const { kernels, array } = await load();
const x = array("f32", SIZE);
const y = array("f32", SIZE);
const bits = new Uint32Array(x.data.buffer, x.data.byteOffset, SIZE);
const double = new Float64Array(1);
const words = new Int32Array(double.buffer);

/** The worst error in ulp beyond correct rounding, or 0, of a kernel over 2^16 floats, `step` patterns of bits from one to the next, and where it is. */
export function worstOf(name, first, step) {
  for (let i = 0; i < SIZE; i++) bits[i] = first + i * step;
  kernels[name](x, { out: y });
  const wanted = Math[name]
    ? mapped(Math[name])
    : registry[name].reference({ arrays: { x: x.data }, numbers: {}, dims: { n: SIZE }, dtype: "f32" });
  const got = y.data;
  let worst = 0;
  let at = 0;
  for (let i = 0; i < SIZE; i++) {
    // As near as can be: most are.
    if (got[i] === Math.fround(wanted[i]) && got[i] !== 0) continue;
    const error = ulps(got[i], wanted[i]);
    if (error > worst) [worst, at] = [error, x.data[i]];
  }
  return { ulp: worst, at };
}

const results = new Float64Array(SIZE);

function mapped(f) {
  const { data } = x;
  for (let i = 0; i < SIZE; i++) results[i] = f(data[i]);
  return results;
}

function ulps(got, want) {
  const rounded = Math.fround(want);
  if (Object.is(got, rounded) && (got === 0 || !Number.isFinite(got))) return 0;
  if (!Number.isFinite(got) || !Number.isFinite(rounded)) return Number.POSITIVE_INFINITY;
  if (got === 0 && rounded === 0) return Number.POSITIVE_INFINITY;
  double[0] = want;
  words[0] = 0;
  words[1] = (Math.max((words[1] & 0x7ff00000) >> 20, 897) - 23) << 20;
  return Math.abs(got - want) / double[0];
}
