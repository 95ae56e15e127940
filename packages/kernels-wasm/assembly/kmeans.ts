import { RoundedSquare } from "./_lib/metrics";
import { nearest } from "./_lib/nearest";
import { panelRows } from "./_lib/tiles";

// Lloyd's iteration in two phases. Slots of chunks of points have room for two tiles, then as f64 how many points changed
// their cluster, the points of each cluster, and the sums of their components. Once no point changed, nothing is done any more.
// Where a point is as far from two centers, the last bit decides about all that follows: distances are rounded alike in both
// builds, so that clusters are the same on every engine.

const TILES: usize = 256;
const HEAD: usize = TILES + 8;

/** Points [begin, end): the nearest center of each, and sums for the next centers. `settled` is not 0 when all is done. */
export function kmeans_assign_f64(
  begin: usize, end: usize, points: usize, packed: usize, k: usize, deep: usize, found: usize, distances: usize,
  labels: usize, isFirst: u32, settled: usize, slot: usize,
): void {
  assign<f64>(begin, end, points, packed, k, deep, found, distances, labels, isFirst, settled, slot);
}

export function kmeans_assign_f32(
  begin: usize, end: usize, points: usize, packed: usize, k: usize, deep: usize, found: usize, distances: usize,
  labels: usize, isFirst: u32, settled: usize, slot: usize,
): void {
  assign<f32>(begin, end, points, packed, k, deep, found, distances, labels, isFirst, settled, slot);
}

/** Centers [begin, end), from the sums of all chunks in their order; a cluster without points keeps its center. */
export function kmeans_update_f64(
  begin: usize, end: usize, from: usize, to: usize, packed: usize, k: usize, deep: usize, chunks: usize, slots: usize,
  stride: usize, settled: usize,
): void {
  update<f64>(begin, end, from, to, packed, k, deep, chunks, slots, stride, settled);
}

export function kmeans_update_f32(
  begin: usize, end: usize, from: usize, to: usize, packed: usize, k: usize, deep: usize, chunks: usize, slots: usize,
  stride: usize, settled: usize,
): void {
  update<f32>(begin, end, from, to, packed, k, deep, chunks, slots, stride, settled);
}

// @ts-ignore: decorator
@inline
function assign<T>(
  begin: usize, end: usize, points: usize, packed: usize, k: usize, deep: usize, found: usize, distances: usize,
  labels: usize, isFirst: u32, settled: usize, slot: usize,
): void {
  if (load<u32>(settled) != 0) return;
  nearest<T, RoundedSquare>(begin, end, points, packed, k, deep, 1, found, distances, false, slot);
  const counts = slot + HEAD, sums = counts + k * 8;
  memory.fill(counts, 0, k * (deep + 1) * 8);
  let changed: f64 = 0;
  for (let i = begin; i < end; i++) {
    const label = load<u32>(found + i * 4), count = counts + <usize>label * 8;
    if (isFirst != 0 || label != load<u32>(labels + i * 4)) changed += 1;
    store<u32>(labels + i * 4, label);
    store<f64>(count, load<f64>(count) + 1);
    const row = points + i * deep * sizeof<T>(), sum = sums + <usize>label * deep * 8;
    for (let p: usize = 0; p < deep; p++) {
      store<f64>(sum + p * 8, load<f64>(sum + p * 8) + <f64>load<T>(row + p * sizeof<T>()));
    }
  }
  store<f64>(slot, changed, TILES);
}

// @ts-ignore: decorator
@inline
function update<T>(
  begin: usize, end: usize, from: usize, to: usize, packed: usize, k: usize, deep: usize, chunks: usize, slots: usize,
  stride: usize, settled: usize,
): void {
  const stop = slots + chunks * stride;
  let changed: f64 = 0;
  for (let slot = slots; slot < stop; slot += stride) changed += load<f64>(slot, TILES);
  // Whoever finds it stores the same.
  if (changed == 0) return store<u32>(settled, 1);
  for (let center = begin; center < end; center++) {
    let count: f64 = 0;
    for (let slot = slots; slot < stop; slot += stride) count += load<f64>(slot + center * 8, HEAD);
    const panel = packed + (center / panelRows<T>()) * deep * 32 + (center % panelRows<T>()) * sizeof<T>();
    for (let p: usize = 0; p < deep; p++) {
      const at = (center * deep + p) * sizeof<T>();
      let value = load<T>(from + at), sum: f64 = 0;
      for (let slot = slots; slot < stop; slot += stride) sum += load<f64>(slot + (k + center * deep + p) * 8, HEAD);
      if (count > 0) value = <T>(sum / count);
      store<T>(to + at, value);
      store<T>(panel + p * 32, value);
    }
  }
}
