// Pixelates an image: every block of 16 × 16 pixels gets its mean colour. Each task does a band of them, in place.
import { Pool } from "@parakern/core";
import { compare } from "./programs/compare.js";

const width = 1024;
const height = 1024;
const block = 16;

/** Pixelates rows [top, bottom) of an RGBA image; self-contained. */
function pixelate(
  pixels: Uint8ClampedArray,
  width: number,
  top: number,
  bottom: number,
  block: number,
): void {
  for (let y = top; y < bottom; y += block) {
    for (let x = 0; x < width; x += block) {
      for (let channel = 0; channel < 4; channel++) {
        let sum = 0;
        for (let v = y; v < y + block; v++) {
          for (let u = x; u < x + block; u++) sum += pixels[4 * (v * width + u) + channel]!;
        }
        const mean = Math.floor(sum / block ** 2 + 0.5);
        for (let v = y; v < y + block; v++) {
          for (let u = x; u < x + block; u++) pixels[4 * (v * width + u) + channel] = mean;
        }
      }
    }
  }
}

// A sun over a hill.
const image = new Uint8ClampedArray(4 * width * height);
for (let y = 0; y < height; y++) {
  for (let x = 0; x < width; x++) {
    const isSun = (x - 700) ** 2 + (y - 300) ** 2 < 150 ** 2;
    const isHill = y > 700 + 100 * Math.sin(x / 150);
    image.set(
      isSun ? [255, 200, 40, 255] : isHill ? [40, 120, 60, 255] : [120, 180, 240, 255],
      4 * (y * width + x),
    );
  }
}
const pixels = new Uint8ClampedArray(new SharedArrayBuffer(image.byteLength));

await using pool = new Pool(2);

const serial = () => {
  pixels.set(image);
  pixelate(pixels, width, 0, height, block);
  return pixels.slice();
};

const mosaic = await compare("pixelate", serial, async () => {
  pixels.set(image);
  const band = height / 8;
  await pool.starmap(
    pixelate,
    Array.from({ length: 8 }, (_, i) => [pixels, width, i * band, (i + 1) * band, block] as const),
  );
  return pixels.slice();
});
const colour = (x: number, y: number) =>
  mosaic.slice(4 * (y * width + x), 4 * (y * width + x) + 3).join(", ");
console.log("sun:", colour(700, 300));
console.log("its edge:", colour(700, 450));

const canvas = pool.array("u8", [height, width, 4]);
await compare("the same by a kernel", serial, async () => {
  canvas.data.set(image);
  await pool.kernels.pixelate(canvas, block, { out: canvas });
  return Uint8ClampedArray.from(canvas.data);
});

/* prints
pixelate: serial 21.6 ms, parallel 13.6 ms, speedup 1.59×
sun: 255, 200, 40
its edge: 137, 183, 215
the same by a kernel: serial 15.1 ms, parallel 3.10 ms, speedup 4.87×
*/
