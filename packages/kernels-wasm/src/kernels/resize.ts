import { choice, defineKernel, number } from "../kernel.js";
import { image, resampled, resamplePlan, type Taps, tapsOf } from "./_lib/resample.js";

/** Of which of `size` places each of `count` is made, by the place of the method among its words. */
function resizeTaps(size: number, count: number, method: number): Taps[] {
  const scale = size / count;
  return Array.from({ length: count }, (_, i) => {
    if (method === 1) return tapsOf([[Math.floor((i + 0.5) * scale), 1]], size);
    if (method === 0) {
      const middle = (i + 0.5) * scale - 0.5;
      const low = Math.floor(middle);
      return tapsOf(
        [
          [low, 1 - (middle - low)],
          [low + 1, middle - low],
        ],
        size,
      );
    }
    const [begin, end] = [i * scale, (i + 1) * scale];
    const first = Math.floor(begin);
    const places = Array.from({ length: Math.max(1, Math.ceil(end) - first) }, (_, k) => first + k);
    return tapsOf(
      places.map((p) => [p, Math.min(end, p + 1) - Math.max(begin, p)] as const),
      size,
    );
  });
}

export default defineKernel({
  summary: "An image in another size.",
  formula: "\\sum_{v,u} a_{yv}\\, b_{xu}\\, p_{vu}",
  family: "image",
  dtypes: ["u8"],
  params: [
    image,
    number("height", { doc: "Rows of the result.", integer: true, min: 1 }),
    number("width", { doc: "Pixels in a row of the result.", integer: true, min: 1 }),
    choice("method", {
      doc: "bilinear: between the four pixels around; nearest: the pixel there; area: the mean of what a pixel covers, the one to make images smaller with.",
      values: ["bilinear", "nearest", "area"],
    }),
  ],
  output: {
    kind: "array",
    dtype: "u8",
    shape: ({ channels }, { height, width }) => [height!, width!, channels!],
    inPlace: [],
    doc: "The image; the middles of pixels lie alike in both.",
  },
  cost: ({ channels }, { height, width }) => 5000 + 3 * height! * width! * channels!,
  complexity: "O(height · width · channels), by area O(pixels of the larger image)",
  reference: (args) => {
    const { dims, numbers } = args;
    const rows = resizeTaps(dims.height!, numbers.height!, numbers.method!);
    const columns = resizeTaps(dims.width!, numbers.width!, numbers.method!);
    return args.arrays.image!.length === 0
      ? new Uint8Array(numbers.height! * numbers.width! * dims.channels!)
      : resampled(args, rows, columns);
  },
  ulp: 0,
  accuracy:
    "nearest is exact. Otherwise weights have 14 bits and add up to 1, rows are rounded to 7 bits behind the point, and the result to the nearest: where all pixels are alike so is the result, and elsewhere it is within 1 of the exact mean for up to 100 pixels across.",
  notes:
    "Pixels beyond an edge are as the edge. All channels are treated alike: colours with alpha should be multiplied by it beforehand, as canvases hold them. An image of no pixels gives zeros.",
  examples: [
    { args: [[[[0], [100]]], 1, 4], result: [[[0], [25], [75], [100]]] },
    {
      args: [[[[0], [100]]], 1, 4],
      options: { method: "nearest" },
      result: [[[0], [0], [100], [100]]],
    },
  ],
  plan: (context) => {
    const { dims, numbers } = context;
    const rows = resizeTaps(dims.height!, numbers.height!, numbers.method!);
    const columns = resizeTaps(dims.width!, numbers.width!, numbers.method!);
    return resamplePlan(context, rows, columns);
  },
});
