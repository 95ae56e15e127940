import type { View } from "./view.js";

/** The options of a kernel that draws the view. */
export function boundsOf({ x, y, scale }: View, width: number, height: number) {
  return { xMin: x, xMax: x + width * scale, yMin: y, yMax: y + height * scale };
}

/** Deeper views need longer counting. */
export function iterationsOf({ scale }: View): number {
  return Math.round(160 + 60 * Math.max(0, Math.log2(0.005 / scale)));
}

/** Writes counts as colours; those that reach `most` are black. */
export function colour(counts: Int32Array, most: number, pixels: Uint32Array): void {
  const palette = paletteOf(most);
  for (let i = 0; i < counts.length; i++) pixels[i] = palette[counts[i]!]!;
}

const palettes = new Map<number, Uint32Array>();

function paletteOf(most: number): Uint32Array {
  let palette = palettes.get(most);
  if (palette) return palette;
  palette = Uint32Array.from({ length: most + 1 }, (_, count) => {
    if (count === most) return 0xff16_1a13;
    const t = Math.sqrt(count / 14);
    const wave = (shift: number) => Math.round(127.5 + 127.5 * Math.cos(t + shift));
    const [r, g, b] = [wave(3.3), wave(2.6), wave(1.9)];
    return (0xff000000 | (b << 16) | (g << 8) | r) >>> 0;
  });
  palettes.set(most, palette);
  return palette;
}
