import { array, axis, defineKernel, flag } from "../kernel.js";
import { argsortLanes, argsortPhases } from "./_lib/argsort-phases.js";
import { alongLanes, laneChunk } from "./_lib/lanes.js";
import { ordered } from "./_lib/ordered.js";

const COST = 20;

export default defineKernel({
  summary: "The indices that sort an array; equal elements keep their order.",
  formula: "\\pi : x_{\\pi(0)} \\le x_{\\pi(1)} \\le \\dots \\le x_{\\pi(n-1)}",
  family: "order",
  dtypes: ["f64", "f32", "i32", "u32"],
  params: [
    array("x", { doc: "The elements." }),
    axis("The axis to sort along; by default the last, so that each row has indices of its own.", -1),
    flag("descending", { doc: "The greatest element first; equal ones keep their order all the same." }),
  ],
  output: { kind: "array", dtype: "u32", shape: "any", inPlace: [], doc: "The indices." },
  cost: COST,
  complexity: "O(n)",
  reference: ({ arrays, numbers, along }) => {
    const indices = new Uint32Array(arrays.x!.length);
    for (const lane of alongLanes(along)) {
      const places = ordered(
        lane.map((i) => arrays.x![i]!),
        numbers.descending === 1,
      );
      for (let k = 0; k < lane.length; k++) indices[lane[k]!] = places[k]!;
    }
    return indices;
  },
  ulp: 0,
  accuracy:
    "Exact, stable, in the total order of Float64Array.prototype.sort: −0 before +0, and NaN last; turned round, first.",
  source:
    "As sort: a sample parts the array into buckets; in each, words of a key's first bits and its place are sorted by radix.",
  notes: "It takes scratch memory of 27 bytes an element, and as much again as the array has.",
  examples: [
    { args: [[3, 1, 2, 1]], result: [1, 3, 2, 0] },
    { args: [[3, 1, 2, 1]], options: { descending: true }, result: [0, 2, 1, 3] },
  ],
  plan: ({ dtype, arrays, numbers, along, out, scratch }) => {
    const { outer, length, inner } = along;
    const lanes = outer * inner;
    const call = { dtype, count: length, x: arrays.x!.ptr, scratch };
    const wanted = { limit: length, descending: numbers.descending === 1 };
    if (lanes === 1) return argsortPhases(call, wanted, out.ptr);
    return [argsortLanes(call, lanes, length, inner, wanted, out.ptr, laneChunk(lanes, COST * length))];
  },
});
