import { rootOfUnity } from "./roots.js";

/** What `transform` of assembly/_lib/butterfly.ts goes by. */
export interface Stages {
  readonly radices: readonly number[];
  /** Pairs, stage by stage, then by place, then by branch. */
  readonly twiddles: Float64Array;
  /** Where output k stands, in bytes. */
  readonly order: Uint32Array;
}

/** The factors of a length: 5 and 3, then 4, and 2 once at most; undefined where there are others. */
export function radicesOf(length: number): number[] | undefined {
  const radices: number[] = [];
  let rest = length;
  for (const radix of [5, 3, 4, 2]) {
    for (; rest % radix === 0; rest /= radix) radices.push(radix);
  }
  return rest === 1 ? radices : undefined;
}

/** The stages of a transform of a length that has no other factors. */
export function stagesOf(length: number): Stages {
  const radices = radicesOf(length)!;
  const twiddles: number[] = [];
  let places = Uint32Array.of(0);
  let part = length;
  for (const radix of radices) {
    const whole = part;
    part /= radix;
    for (let place = 0; place < part; place++) {
      for (let branch = 1; branch < radix; branch++) twiddles.push(...rootOfUnity(branch * place, whole));
    }
    const known = places;
    places = new Uint32Array(known.length * radix);
    for (let branch = 0; branch < radix; branch++) {
      for (let k = 0; k < known.length; k++)
        places[branch * known.length + k] = known[k]! + 32 * branch * part;
    }
  }
  return { radices, twiddles: Float64Array.from(twiddles), order: places };
}
