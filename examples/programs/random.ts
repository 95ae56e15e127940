/** Numbers in [0, 1), the same for the same seed: Marsaglia, Xorshift RNGs (2003), with 32 bits. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** So many random numbers in memory that every thread sees. */
export function randomArray(length: number, seed: number): Float64Array<SharedArrayBuffer> {
  const random = randomFrom(seed);
  const values = new Float64Array(new SharedArrayBuffer(length * 8));
  for (let i = 0; i < length; i++) values[i] = random();
  return values;
}
