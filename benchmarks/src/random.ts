/** Seeded uniform numbers in [0, 1) with 32 random bits (mulberry32): the same data in each run and on each machine. */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 15), z | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Fills with numbers in [low, high): no zeros and no subnormals, which slow vector units by orders of magnitude. */
export function fillUniform<A extends { length: number; [index: number]: number }>(
  array: A,
  seed: number,
  low: number,
  high: number,
): A {
  const next = uniform(seed);
  for (let i = 0; i < array.length; i += 1) array[i] = low + (high - low) * next();
  return array;
}
