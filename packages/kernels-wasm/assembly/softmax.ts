import { exp32 } from "./_lib/exp32";
import { exp64 } from "./_lib/exp64";
import { lanes, loadOne, storeOne } from "./_lib/lanes";
import { twoSumError } from "./_lib/twofold";
import { demote, promoteHigh, promoteLow } from "./_lib/widen";

// Lanes along an axis, as in along.ts: element k of lane (o, i) stands at (o · length + k) · inner + i. A unit is a segment of
// the lanes whose elements lie side by side in one vector; along rows that is of one lane. A segment leaves e^(x − m), m its
// maximum, in `out` and a cell (m, sum); the sum makes them a softmax, or, of several segments, a factor that is found
// between the two phases over units.

/** Bytes of a cell: two f64. */
const CELL: usize = 16;

export function softmax_f64(
  begin: usize, end: usize, x: usize, out: usize, length: usize, inner: usize, segment: usize, segments: usize, cells: usize,
): void {
  softmax<f64>(begin, end, x, out, length, inner, segment, segments, cells);
}

export function softmax_f32(
  begin: usize, end: usize, x: usize, out: usize, length: usize, inner: usize, segment: usize, segments: usize, cells: usize,
): void {
  softmax<f32>(begin, end, x, out, length, inner, segment, segments, cells);
}

function softmax<T>(
  begin: usize, end: usize, x: usize, out: usize, length: usize, inner: usize, segment: usize, segments: usize, cells: usize,
): void {
  const groups = (inner + lanes<T>() - 1) / lanes<T>(), stride = inner * sizeof<T>();
  for (let unit = begin; unit < end; unit++) {
    const part = unit / groups % segments, outer = unit / groups / segments, first = unit % groups * lanes<T>();
    const from = part * segment, n = min(length - from, segment);
    const at = ((outer * length + from) * inner + first) * sizeof<T>();
    const cell: usize = cells == 0 ? 0 : cells + ((outer * inner + first) * segments + part) * CELL, next = segments * CELL;
    const width = min(inner - first, lanes<T>());
    if (inner == 1) row<T>(x + at, out + at, n, cell);
    else if (width == lanes<T>()) column<T>(x + at, out + at, n, stride, lanes<T>(), cell, next);
    else for (let j: usize = 0; j < width; j++) {
      const one = at + j * sizeof<T>(), own: usize = cell == 0 ? 0 : cell + j * next;
      column<T>(x + one, out + one, n, stride, 1, own, next);
    }
  }
}

function row<T>(x: usize, out: usize, n: usize, cell: usize): void {
  const vectors = n / lanes<T>(), tail = vectors * 16, rest = n - vectors * lanes<T>();
  let m = greatest<T>(x, vectors, 16, lanes<T>());
  m = v128.pmax<T>(m, v128.shuffle<i64>(m, m, 1, 0));
  if (lanes<T>() == 4) m = v128.pmax<T>(m, v128.shuffle<i32>(m, m, 1, 0, 3, 2));
  m = splatFirst<T>(v128.pmax<T>(m, greatest<T>(x + tail, rest, sizeof<T>(), 1)));
  powers<T>(x, out, vectors, 16, lanes<T>(), m);
  const both = v128.add<f64>(low, high);
  let sum = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
  powers<T>(x + tail, out + tail, rest, sizeof<T>(), 1, m);
  sum += f64x2.extract_lane(low, 0) + (sizeof<T>() == 8 ? f64x2.extract_lane(high, 0) : 0);
  if (cell != 0) {
    store<f64>(cell, sizeof<T>() == 8 ? f64x2.extract_lane(m, 0) : <f64>f32x4.extract_lane(m, 0));
    store<f64>(cell, sum, 8);
  } else scaleRow<T>(out, n, 1 / sum);
}

function scaleRow<T>(out: usize, n: usize, factor: f64): void {
  const all = v128.splat<T>(<T>factor), vectors = n / lanes<T>();
  scale<T>(out, vectors, 16, lanes<T>(), all);
  scale<T>(out + vectors * 16, n - vectors * lanes<T>(), sizeof<T>(), 1, all);
}

/** As many lanes side by side as there are elements in a vector, or one; `next`: bytes from cell to cell. */
function column<T>(x: usize, out: usize, n: usize, stride: usize, width: usize, cell: usize, next: usize): void {
  const m = greatest<T>(x, n, stride, width);
  powers<T>(x, out, n, stride, width, m);
  if (sizeof<T>() == 8) low = v128.add<f64>(low, high);
  if (cell != 0) {
    putCells(cell, next, sizeof<T>() == 8 ? m : promoteLow(m), low, min(width, 2));
    if (sizeof<T>() == 4 && width == 4) putCells(cell + 2 * next, next, promoteHigh(m), high, 2);
    return;
  }
  const one = f64x2.splat(1), first = v128.div<f64>(one, low);
  scale<T>(out, n, stride, width, sizeof<T>() == 8 ? first : demote(first, v128.div<f64>(one, high)));
}

function putCells(cell: usize, next: usize, m: v128, sums: v128, count: usize): void {
  v128.store(cell, v128.shuffle<i64>(m, sums, 0, 2));
  if (count == 2) v128.store(cell + next, v128.shuffle<i64>(m, sums, 1, 3));
}

/** Of n vectors, or of lone elements, the greatest of each lane. NaN is passed over: it shows in the sum. */
function greatest<T>(x: usize, n: usize, stride: usize, width: usize): v128 {
  let a = v128.splat<T>(<T>-Infinity), b = a;
  let i: usize = 0;
  if (width > 1) for (; i + 2 <= n; i += 2, x += 2 * stride) {
    a = v128.pmax<T>(a, v128.load(x)), b = v128.pmax<T>(b, v128.load(x + stride));
  }
  for (; i < n; i++, x += stride) a = v128.pmax<T>(a, width > 1 ? v128.load(x) : loadOne<T>(x));
  return v128.pmax<T>(a, b);
}

/** Sums of the lanes: in f64 the sum and what it lost, in f32 that of the first two lanes and that of the others. */
let low: v128 = f64x2.splat(0), high: v128 = f64x2.splat(0);

/** e^(x − m), and the sums of it. */
function powers<T>(x: usize, out: usize, n: usize, stride: usize, width: usize, m: v128): void {
  let a = f64x2.splat(0), b = a;
  // Where all are −∞ so far, e^(x − m) is 0 like that of any −∞.
  m = v128.andnot(m, v128.eq<T>(m, v128.splat<T>(<T>-Infinity)));
  for (let i: usize = 0; i < n; i++, x += stride, out += stride) {
    const e = power<T>(width == 1 ? loadOne<T>(x) : v128.load(x), m);
    if (width == 1) storeOne<T>(out, e);
    else v128.store(out, e);
    if (sizeof<T>() == 8) {
      const sum = v128.add<f64>(a, e);
      b = v128.add<f64>(b, twoSumError(a, e, sum));
      a = sum;
    } else a = v128.add<f64>(a, promoteLow(e)), b = v128.add<f64>(b, promoteHigh(e));
  }
  low = a, high = b;
}

/** e^(x − m) with what rounding took from the difference: without it the error would grow with that. */
// @ts-ignore: decorator
@inline
function power<T>(x: v128, m: v128): v128 {
  const d = v128.sub<T>(x, m), z = v128.sub<T>(d, x);
  const lost = v128.sub<T>(v128.sub<T>(x, v128.sub<T>(d, z)), v128.add<T>(m, z));
  const e = sizeof<T>() == 8 ? exp64(d) : exp32(d);
  // Infinities lose nothing.
  return v128.add<T>(e, v128.mul<T>(e, v128.and(lost, v128.eq<T>(lost, lost))));
}

function scale<T>(out: usize, n: usize, stride: usize, width: usize, factors: v128): void {
  for (let i: usize = 0; i < n; i++, out += stride) {
    if (width == 1) storeOne<T>(out, v128.mul<T>(loadOne<T>(out), factors));
    else v128.store(out, v128.mul<T>(v128.load(out), factors));
  }
}

// @ts-ignore: decorator
@inline
function splatFirst<T>(v: v128): v128 {
  return sizeof<T>() == 8 ? v128.shuffle<i64>(v, v, 0, 0) : v128.shuffle<i32>(v, v, 0, 0, 0, 0);
}

/** From the cells of the segments of lanes [begin, end) to what each segment is multiplied with. */
export function softmax_factors_f64(begin: usize, end: usize, segments: usize, cells: usize): void {
  for (let lane = begin; lane < end; lane++) {
    const from = cells + lane * segments * CELL, to = from + segments * CELL;
    const m = splatFirst<f64>(greatest<f64>(from, segments, CELL, 1));
    powers<f64>(from, from, segments, CELL, 1, m);
    let sum: f64 = 0;
    for (let cell = from; cell < to; cell += CELL) sum += load<f64>(cell) * load<f64>(cell, 8);
    for (let cell = from; cell < to; cell += CELL) store<f64>(cell, load<f64>(cell) / sum);
  }
}

export function softmax_scale_f64(
  begin: usize, end: usize, out: usize, length: usize, inner: usize, segment: usize, segments: usize, cells: usize,
): void {
  scaleUnits<f64>(begin, end, out, length, inner, segment, segments, cells);
}

export function softmax_scale_f32(
  begin: usize, end: usize, out: usize, length: usize, inner: usize, segment: usize, segments: usize, cells: usize,
): void {
  scaleUnits<f32>(begin, end, out, length, inner, segment, segments, cells);
}

/** Rows of `inner` elements with a factor each; along rows, of one element whose segment has one factor. */
function scaleUnits<T>(
  begin: usize, end: usize, out: usize, length: usize, inner: usize, segment: usize, segments: usize, cells: usize,
): void {
  for (let unit = begin; unit < end; unit++) {
    const part = unit % segments, outer = unit / segments, from = part * segment, n = min(length - from, segment);
    const at = out + (outer * length + from) * inner * sizeof<T>();
    for (let i: usize = 0; i < inner; i++) {
      const factor = load<f64>(cells + ((outer * inner + i) * segments + part) * CELL);
      if (inner == 1) scaleRow<T>(at, n, factor);
      else scale<T>(at + i * sizeof<T>(), n, inner * sizeof<T>(), 1, v128.splat<T>(<T>factor));
    }
  }
}
