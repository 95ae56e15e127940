import { lanes } from "./lanes";

/**
 * Packs up to `width` lines of `deep` elements side by side; lines there are none of are zeros. Lines are `line` bytes apart,
 * and their elements `next`.
 */
export function interleave<T>(
  from: usize, line: usize, next: usize, lines: usize, width: usize, deep: usize, to: usize,
): void {
  const step = width * sizeof<T>();
  if (lines < width) memory.fill(to, 0, deep * step);
  if (line == sizeof<T>() && lines == width) {
    for (const stop = to + deep * step; to < stop; to += step, from += next) {
      let at: usize = 0;
      for (; at + 16 <= step; at += 16) v128.store(to + at, v128.load(from + at));
      if (at < step) v128.store64_lane(to + at, v128.load64_zero(from + at), 0);
    }
    return;
  }
  let i: usize = 0;
  if (next == sizeof<T>()) {
    for (; i + 2 <= lines; i += 2) pair<T>(from + i * line, line, deep, to + i * sizeof<T>(), step);
  }
  for (; i < lines; i++) one<T>(from + i * line, next, 0, deep, to + i * sizeof<T>(), step);
}

/** Two lines without gaps: halves the loads and stores of a copy one by one. */
function pair<T>(from: usize, line: usize, deep: usize, to: usize, step: usize): void {
  let p: usize = 0;
  for (; p + lanes<T>() <= deep; p += lanes<T>()) {
    const above = v128.load(from + p * sizeof<T>()), below = v128.load(from + p * sizeof<T>() + line);
    const at = to + p * step;
    if (sizeof<T>() == 8) {
      v128.store(at, v128.shuffle<f64>(above, below, 0, 2));
      v128.store(at + step, v128.shuffle<f64>(above, below, 1, 3));
    } else {
      const first = v128.shuffle<f32>(above, below, 0, 4, 1, 5), last = v128.shuffle<f32>(above, below, 2, 6, 3, 7);
      v128.store_lane<f64>(at, first, 0);
      v128.store_lane<f64>(at + step, first, 1);
      v128.store_lane<f64>(at + 2 * step, last, 0);
      v128.store_lane<f64>(at + 3 * step, last, 1);
    }
  }
  one<T>(from, sizeof<T>(), p, deep, to, step);
  one<T>(from + line, sizeof<T>(), p, deep, to + sizeof<T>(), step);
}

/** One line from element `p` on. */
function one<T>(from: usize, next: usize, p: usize, deep: usize, to: usize, step: usize): void {
  for (; p < deep; p++) store<T>(to + p * step, load<T>(from + p * next));
}
