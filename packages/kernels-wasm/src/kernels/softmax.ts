import { array, axis, defineKernel } from "../kernel.js";
import type { Phase } from "../plan.js";
import { addTwofold, twofoldValue } from "./_lib/twofold.js";

/** Nanoseconds for an element. */
const COST = 4;
/** Elements of a lane that are still in the second-level cache when they are read again. */
const SEGMENT = 8192;
/** The same across rows, where each is on a cache line of its own. */
const SEGMENT_ACROSS = 1024;

export default defineKernel({
  summary: "Numbers as probabilities: powers of e, divided by their sum along an axis.",
  formula: "\\frac{e^{x_i}}{\\sum_j e^{x_j}}",
  family: "learning",
  dtypes: ["f64", "f32"],
  params: [
    array("x", { doc: "The numbers, as logits or energies." }),
    axis("The axis along which results add up to 1; by default the last, so that each row does.", -1),
  ],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "The probabilities." },
  cost: COST,
  complexity: "O(n)",
  reference: (args) => {
    const { outer, length, inner } = args.along;
    const result = new Float64Array(outer * length * inner);
    for (let r = 0; r < outer * inner; r++) {
      const first = Math.floor(r / inner) * length * inner + (r % inner);
      const lane = Array.from({ length }, (_, k) => args.arrays.x![first + k * inner]!);
      for (const [k, value] of probabilities(lane).entries()) result[first + k * inner] = value;
    }
    return result;
  },
  ulp: 4,
  accuracy:
    "Each result within 4 ulp, however long the lane and however far apart its elements: what rounding takes from a difference is made good, and sums keep their errors.",
  source:
    "scipy.special.softmax, whose default is all elements together. The greatest element is subtracted first.",
  notes:
    "NaN, or +∞, in a lane makes all of it NaN, as does a lane of nothing but −∞; other −∞ give 0. Long lanes are cut into segments, each with a maximum of its own, that are put together at the end.",
  examples: [
    { args: [[0, 0]], result: [0.5, 0.5] },
    {
      args: [
        [
          [1, 1],
          [5, 5],
        ],
      ],
      result: [
        [0.5, 0.5],
        [0.5, 0.5],
      ],
    },
  ],
  plan: ({ name, dtype, along, arrays, out, scratch }) => {
    const { outer, length, inner } = along;
    const longest = inner === 1 ? SEGMENT : SEGMENT_ACROSS;
    const segment = length <= 2 * longest ? length : longest;
    const segments = Math.ceil(length / segment);
    const lanes = outer * inner;
    const together = inner === 1 ? 1 : dtype === "f64" ? 2 : 4;
    const cells = segments === 1 ? 0 : scratch(16 * lanes * segments);
    const chunk = (units: number, ns: number) => Math.max(1, Math.ceil(40_000 / ns), Math.ceil(units / 512));
    const units = outer * segments * Math.ceil(inner / together);
    const sizes = [length, inner, segment, segments, cells];
    const phases: Phase[] = [
      {
        run: `${name}_${dtype}`,
        count: units,
        chunk: chunk(units, COST * segment * together),
        args: [arrays.x!.ptr, out.ptr, ...sizes],
      },
    ];
    if (segments === 1) return phases;
    const pieces = outer * segments;
    return [
      ...phases,
      {
        run: `${name}_factors_f64`,
        count: lanes,
        chunk: chunk(lanes, 10 * segments),
        args: [segments, cells],
      },
      {
        run: `${name}_scale_${dtype}`,
        count: pieces,
        chunk: chunk(pieces, 0.3 * segment * inner),
        args: [out.ptr, ...sizes],
      },
    ];
  },
});

/** The softmax of one lane. */
function probabilities(lane: readonly number[]): number[] {
  const greatest = lane.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = lane.map((x) => differencePower(x, greatest));
  const cells = new Float64Array(2);
  for (const power of powers) addTwofold(cells, Float64Array.of(power, 0));
  const sum = twofoldValue(cells);
  return powers.map((power) => power / sum);
}

/** e^(x − m) with what rounding takes from the difference. */
function differencePower(x: number, m: number): number {
  const d = x - m;
  const z = d - x;
  const lost = x - (d - z) - (m + z);
  const power = Math.exp(d);
  return power + power * (Number.isNaN(lost) ? 0 : lost);
}
