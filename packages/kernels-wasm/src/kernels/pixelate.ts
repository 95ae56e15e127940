import { defineKernel, number } from "../kernel.js";
import { slotsOf } from "../plan.js";
import { image } from "./_lib/resample.js";

/** Nanoseconds for a byte, and for a block's mean and filling. */
const COST = 0.15;
const BLOCK = 2.4;

export default defineKernel({
  summary: "An image in coarse squares, each of the mean colour of its pixels.",
  formula: "\\frac{1}{|B|} \\sum_{(v,u) \\in B} p_{vu}",
  family: "image",
  dtypes: ["u8"],
  params: [
    image,
    number("size", { doc: "Pixels along the side of a square.", integer: true, min: 1, max: 4096 }),
  ],
  output: {
    kind: "array",
    dtype: "u8",
    shape: ["height", "width", "channels"],
    inPlace: ["image"],
    doc: "The image, as large as before.",
  },
  cost: ({ height, width, channels }, { size }) =>
    1000 + height! * width! * channels! * (COST + BLOCK / (size! * size!)),
  complexity: "O(pixels)",
  reference: ({ arrays, dims, numbers }) => {
    const { height, width, channels } = dims as { height: number; width: number; channels: number };
    const size = numbers.size!;
    const result = new Uint8Array(height * width * channels);
    for (let top = 0; top < height; top += size) {
      for (let left = 0; left < width; left += size) {
        const pixels: number[] = [];
        for (let y = top; y < Math.min(height, top + size); y++) {
          for (let x = left; x < Math.min(width, left + size); x++) pixels.push((y * width + x) * channels);
        }
        for (let c = 0; c < channels; c++) {
          const sum = pixels.reduce((total, at) => total + arrays.image![at + c]!, 0);
          for (const at of pixels)
            result[at + c] = Math.floor((sum + Math.floor(pixels.length / 2)) / pixels.length);
        }
      }
    }
    return result;
  },
  ulp: 0,
  accuracy: "The exact mean, rounded to the nearest, halves up.",
  source: "The mean of each block: resize by area and back by nearest, were all blocks whole.",
  notes:
    "Squares begin at the upper left corner; at the right and lower edges they are as large as there is room, and means are of the pixels that are there. All channels are treated alike: colours with alpha should be multiplied by it beforehand, as canvases hold them.",
  examples: [{ args: [[[[0], [10], [20], [50], [7]]], 2], result: [[[5], [5], [35], [35], [7]]] }],
  plan: ({ arrays, dims, numbers, out, scratch }) => {
    const { height, width, channels } = dims as { height: number; width: number; channels: number };
    const size = numbers.size!;
    const [down, across] = [Math.ceil(height / size), Math.ceil(width / size)];
    const ns = channels * (COST * size * Math.min(size, height) + BLOCK);
    // Where squares are large, rows of them are few, and cut.
    const blocks = Math.min(across, Math.max(Math.ceil(40_000 / ns), Math.ceil((across * down) / 512)));
    const pieces = Math.ceil(across / blocks);
    const count = down * pieces;
    const chunk = Math.max(Math.ceil(40_000 / (ns * blocks)), Math.ceil(count / 512));
    const slot = slotsOf(scratch, Math.ceil(count / chunk), 4 * Math.min(width, blocks * size) * channels);
    const args = [arrays.image!.ptr, height, width, channels, size, pieces, blocks, out.ptr, slot];
    return [{ run: "pixelate_u8", count, chunk, args }];
  },
});
