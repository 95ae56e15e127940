import { defineKernel, option } from "../kernel.js";
import type { Numbers } from "../output.js";
import { image, resampled, resamplePlan, type Taps, tapsOf } from "./_lib/resample.js";

/** For each place the weights of those around it. */
function blurTaps(size: number, { sigma, radius }: Numbers): Taps[] {
  const reach = radius ?? Math.floor(4 * sigma! + 0.5);
  return Array.from({ length: size }, (_, i) =>
    tapsOf(
      Array.from({ length: 2 * reach + 1 }, (_, k) => {
        const offset = k - reach;
        return [i + offset, Math.exp((-offset * offset) / (2 * sigma! ** 2))] as const;
      }),
      size,
    ),
  );
}

export default defineKernel({
  summary: "An image blurred: each pixel becomes the mean of those around it, weighted by a Gaussian.",
  formula: "\\frac{1}{w} \\sum_{v,u} e^{-(v^2 + u^2) / 2\\sigma^2}\\, p_{y+v,\\,x+u}",
  family: "image",
  dtypes: ["u8"],
  params: [
    image,
    option("sigma", { doc: "The standard deviation, in pixels.", default: 1, min: 0.05, max: 250 }),
    option("radius", {
      doc: "How many pixels in each direction count; by default 4·sigma, rounded.",
      integer: true,
      min: 0,
      max: 1000,
    }),
  ],
  output: {
    kind: "array",
    dtype: "u8",
    shape: ["height", "width", "channels"],
    inPlace: [],
    doc: "The blurred image.",
  },
  cost: ({ height, width, channels }, { sigma, radius }) =>
    5000 + height! * width! * channels! * (2 + (radius ?? 4 * sigma!)),
  complexity: "O(pixels · radius)",
  reference: (args) =>
    resampled(args, blurTaps(args.dims.height!, args.numbers), blurTaps(args.dims.width!, args.numbers)),
  ulp: 0,
  accuracy:
    "Weights have 14 bits and add up to 1, rows are rounded to 7 bits behind the point and the result to the nearest: where all pixels are alike so is the result.",
  source: "Rows, then columns; scipy.ndimage.gaussian_filter with mode nearest.",
  notes:
    "Pixels beyond an edge are as the edge. All channels are treated alike: colours with alpha should be multiplied by it beforehand, as canvases hold them.",
  examples: [{ args: [[[[0], [200], [0]]]], options: { radius: 1 }, result: [[[55], [90], [55]]] }],
  plan: (context) => {
    const { dims, numbers } = context;
    return resamplePlan(context, blurTaps(dims.height!, numbers), blurTaps(dims.width!, numbers));
  },
});
