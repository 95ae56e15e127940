/** e^(-2πi t/n) as [re, im], each within 1.5 u: sine and cosine are asked of the first eighth of a turn only. */
export function rootOfUnity(t: number, n: number): [re: number, im: number] {
  const eighths = 8 * (t % n);
  const octant = Math.floor(eighths / n);
  const rest = eighths - octant * n;
  const angle = ((octant & 1 ? n - rest : rest) / n) * (Math.PI / 4);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  switch (octant) {
    case 0:
      return [c, -s];
    case 1:
      return [s, -c];
    case 2:
      return [-s, -c];
    case 3:
      return [-c, -s];
    case 4:
      return [-c, s];
    case 5:
      return [-s, c];
    case 6:
      return [s, c];
    default:
      return [c, s];
  }
}

/** What `rootAt` of assembly/_lib/roots.ts makes each root of 1 from: about 2 √n of them. */
export interface RootTables {
  /** Roots 0, 2^bits, 2 · 2^bits, ... */
  readonly high: Float64Array;
  /** Roots 0 to 2^bits - 1. */
  readonly low: Float64Array;
  readonly bits: number;
}

/** Tables of the roots of unity of order n. */
export function rootTables(n: number): RootTables {
  const bits = Math.ceil(Math.log2(n) / 2);
  const low = roots(2 ** bits, 1, n);
  return { low, high: roots(Math.ceil(n / 2 ** bits) + 1, 2 ** bits, n), bits };
}

function roots(count: number, step: number, n: number): Float64Array {
  const table = new Float64Array(2 * count);
  for (let i = 0; i < count; i++) table.set(rootOfUnity(i * step, n), 2 * i);
  return table;
}
