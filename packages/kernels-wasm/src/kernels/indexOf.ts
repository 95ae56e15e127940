import { DTYPES } from "../dtypes.js";
import { array, defineKernel, number } from "../kernel.js";
import { chunkSize } from "../plan.js";

const COST = 0.35;

export default defineKernel({
  summary: "The index of the first element that equals a value, or −1.",
  formula: "\\min\\{ i : x_i = v \\}",
  family: "order",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [
    array("x", { doc: "The elements, in any order." }),
    number("value", { doc: "The value to look for, rounded to the elements' type where that is f32." }),
  ],
  output: {
    kind: "number",
    merge: (a, b) => {
      a[0] = Math.min(a[0]!, b[0]!);
    },
    finish: ([index]) => (index === Infinity ? -1 : index!),
    empty: -1,
    doc: "The index, counted through the rows of an array of two dimensions. −0 equals +0, and NaN nothing.",
  },
  cost: COST,
  complexity: "O(n)",
  reference: ({ arrays, numbers, dtype }) => {
    const value = dtype === "f32" ? Math.fround(numbers.value!) : numbers.value!;
    return Array.from(arrays.x!).indexOf(value);
  },
  ulp: 0,
  accuracy: "Exact: as Array.prototype.indexOf.",
  source: "Linear search; chunks behind one that has found the value do not look.",
  examples: [
    { args: [[5, 3, 9, 3], 3], result: 1 },
    { args: [[5, 3, 9, 3], 4], result: -1 },
  ],
  plan: (context) => {
    const { name, dtype, dims, arrays, numbers, out, scratch } = context;
    const count = dims.n!;
    const value = numbers.value!;
    const words = scratch(16);
    // Not before: scratch may be in memory that has just grown.
    const { memory } = context;
    const element = new DTYPES[dtype](memory as ArrayBuffer, words, 1);
    element[0] = value;
    // What no element can be is not looked for: as if it had been found before the first one.
    const isPossible = dtype === "f32" || element[0] === value;
    new Uint32Array(memory, words + 8, 1)[0] = isPossible ? 0xffffffff : 0;
    const slot = { base: out.ptr, stride: 8 };
    const args = [arrays.x!.ptr, words, words + 8, slot];
    return [{ run: `${name}_${dtype}`, count, chunk: chunkSize(count, COST), args }];
  },
});
