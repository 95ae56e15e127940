import { array, axis, defineKernel } from "../kernel.js";
import { alongLanes, laneChunk } from "./_lib/lanes.js";
import { sortLanes, sortPhases } from "./_lib/sort-phases.js";

const COST = 12;

export default defineKernel({
  summary: "The elements in ascending order, −0 before +0 and NaN last.",
  formula: "x_{\\pi(0)} \\le x_{\\pi(1)} \\le \\dots \\le x_{\\pi(n-1)}",
  family: "order",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [
    array("x", { doc: "The elements." }),
    axis("The axis to sort along; by default the last, so that each row is sorted by itself.", -1),
  ],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "The elements, sorted." },
  cost: COST,
  complexity: "O(n)",
  reference: ({ arrays, along }) => {
    const x = Float64Array.from(arrays.x!);
    for (const lane of alongLanes(along)) {
      const sorted = Float64Array.from(lane, (i) => x[i]!).sort();
      for (let k = 0; k < lane.length; k++) x[lane[k]!] = sorted[k]!;
    }
    return x;
  },
  ulp: 0,
  accuracy: "Exact: the total order of Float64Array.prototype.sort.",
  source:
    "A sample parts the array into buckets of about the same size (Frazer and McKellar, Samplesort, 1970), by a table where numbers are spread out smoothly, otherwise by a search tree (Sanders and Winkel, Super scalar sample sort, 2004); each bucket is sorted by radix on the first bits that differ. Bytes are counted.",
  notes: "It takes scratch memory of one and a half times the array's size.",
  examples: [
    { args: [[3, 1, -1, 2]], result: [-1, 1, 2, 3] },
    {
      args: [
        [
          [3, 1],
          [0, 2],
        ],
      ],
      options: { axis: 0 },
      result: [
        [0, 1],
        [3, 2],
      ],
    },
  ],
  plan: ({ dtype, arrays, out, along, scratch }) => {
    const { outer, length, inner } = along;
    const lanes = outer * inner;
    const call = { dtype, count: length, x: arrays.x!.ptr, scratch };
    if (lanes === 1) return sortPhases(call, out.ptr);
    return [sortLanes(call, lanes, length, inner, out.ptr, laneChunk(lanes, COST * length))];
  },
});
