import { defineKernel, option } from "../kernel.js";
import { slotsOf } from "../plan.js";
import { image } from "./_lib/resample.js";

/** Nanoseconds for a byte. */
const COST = 0.7;

export default defineKernel({
  summary: "The edges in an image: how steeply it changes at each pixel, by the filter of Sobel.",
  formula: "\\sqrt{g_x^2 + g_y^2}",
  family: "image",
  dtypes: ["u8"],
  params: [
    image,
    option("scale", {
      doc: "What the steepness is multiplied with; at 1 a step of 64 is white.",
      default: 1,
      min: 0,
      max: 1000,
    }),
  ],
  output: {
    kind: "array",
    dtype: "u8",
    shape: ["height", "width", "channels"],
    inPlace: [],
    doc: "The steepness of each channel, at most 255; of RGBA the last channel is kept as it is.",
  },
  cost: ({ height, width, channels }) => 1000 + COST * height! * width! * channels!,
  complexity: "O(pixels)",
  reference: ({ arrays, dims, numbers }) => {
    const { height, width, channels } = dims as { height: number; width: number; channels: number };
    const scale = Math.fround(numbers.scale!);
    const inside = (i: number, n: number) => Math.min(Math.max(i, 0), n - 1);
    return Uint8Array.from({ length: height * width * channels }, (_, k) => {
      const channel = k % channels;
      if (channels === 4 && channel === 3) return arrays.image![k]!;
      const x = Math.floor(k / channels) % width;
      const y = Math.floor(k / channels / width);
      const at = (v: number, u: number) =>
        arrays.image![(inside(y + v, height) * width + inside(x + u, width)) * channels + channel]!;
      const gx = at(-1, 1) + 2 * at(0, 1) + at(1, 1) - at(-1, -1) - 2 * at(0, -1) - at(1, -1);
      const gy = at(1, -1) + 2 * at(1, 0) + at(1, 1) - at(-1, -1) - 2 * at(-1, 0) - at(-1, 1);
      return Math.min(255, rounded(Math.fround(Math.fround(Math.sqrt(gx * gx + gy * gy)) * scale)));
    });
  },
  ulp: 0,
  accuracy:
    "Exact but for the root, which is that of single precision, times scale, rounded to the nearest, of two to the even one.",
  source: "Sobel and Feldman (1968); scipy.ndimage.sobel along both axes with mode nearest.",
  notes:
    "Pixels beyond an edge are as the edge. Greater sizes than 255 are 255: at a scale of 0.177 none are.",
  examples: [
    { args: [[[[0], [0], [50], [50]]]], result: [[[0], [200], [200], [0]]] },
    {
      args: [
        [
          [
            [0, 0, 9, 255],
            [10, 0, 9, 128],
          ],
        ],
      ],
      result: [
        [
          [40, 0, 0, 255],
          [40, 0, 0, 128],
        ],
      ],
    },
  ],
  plan: ({ arrays, dims, numbers, out, scratch }) => {
    const { height, width, channels } = dims as { height: number; width: number; channels: number };
    const chunk = Math.max(Math.ceil(40_000 / (COST * width * channels)), Math.ceil(height / 512));
    const slot = slotsOf(scratch, Math.ceil(height / chunk), 4 * (width + 2) * channels + 16);
    const args = [arrays.image!.ptr, height, width, channels, numbers.scale!, out.ptr, slot];
    return [{ run: "sobel_u8", count: height, chunk, args }];
  },
});

/** To the nearest whole number, of two to the even one. */
function rounded(x: number): number {
  const below = Math.floor(x);
  if (x - below === 0.5) return below % 2 === 0 ? below : below + 1;
  return Math.round(x);
}
