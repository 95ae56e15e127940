export const PLOT_WIDTH = 640;
export const PLOT_HEIGHT = 180;
/** More points than this nobody can tell apart. */
const MOST = 640;

/** Numbers as a line over their places: of many, the least and the greatest of each stretch. */
export function plotLine(data: ArrayLike<number>): { path: string; low: number; high: number } {
  const step = Math.max(1, Math.ceil(data.length / MOST));
  let low = Infinity;
  let high = -Infinity;
  const points: [number, number][] = [];
  for (let i = 0; i < data.length; i += step) {
    let least = Infinity;
    let greatest = -Infinity;
    for (let k = i; k < Math.min(i + step, data.length); k++) {
      const value = data[k]!;
      if (!Number.isFinite(value)) continue;
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    if (least > greatest) continue;
    points.push([i, least]);
    if (greatest > least) points.push([i, greatest]);
    low = Math.min(low, least);
    high = Math.max(high, greatest);
  }
  const x = (i: number) => (i / Math.max(1, data.length - 1)) * PLOT_WIDTH;
  const y = (value: number) => PLOT_HEIGHT - ((value - low) / (high - low || 1)) * PLOT_HEIGHT;
  const path = points
    .map(([i, value], k) => `${k ? "L" : "M"}${x(i).toFixed(1)} ${y(value).toFixed(1)}`)
    .join("");
  return { path, low, high };
}

/** A table of numbers, or an image, as pixels in RGBA. */
export function plotPixels(data: ArrayLike<number>, shape: readonly number[]): ImageData | undefined {
  const [height = 0, width = 0, channels = 1] = shape;
  if (shape.length < 2 || shape.length > 3 || height < 2 || width < 2) return undefined;
  if (channels !== 1 && channels !== 4) return undefined;
  const pixels = new Uint8ClampedArray(4 * width * height);
  if (channels === 4) {
    pixels.set(data);
    return new ImageData(pixels, width, height);
  }
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < data.length; i++) {
    low = Math.min(low, data[i]!);
    high = Math.max(high, data[i]!);
  }
  for (let i = 0; i < width * height; i++) {
    const t = (data[i]! - low) / (high - low || 1);
    pixels.set([20 + 222 * t, 50 + 113 * t, 60 + 20 * t, 255], 4 * i);
  }
  return new ImageData(pixels, width, height);
}
