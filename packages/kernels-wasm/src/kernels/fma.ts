import { array, defineKernel } from "../kernel.js";
import { fused } from "./_lib/fused.js";

export default defineKernel({
  summary:
    "Fused multiply-add: the product of two arrays and a third one added to it, x·y + z, rounded once.",
  formula: "x_i y_i + z_i",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [
    array("x", { doc: "First factors." }),
    array("y", { doc: "Second factors." }),
    array("z", { doc: "What is added." }),
  ],
  output: {
    kind: "array",
    dtype: "T",
    shape: "any",
    inPlace: ["x", "y", "z"],
    doc: "x·y + z of each three.",
  },
  cost: 6,
  flops: ({ n }) => 2 * n!,
  complexity: "O(n)",
  reference: ({ arrays: { x, y, z }, dtype }) =>
    Float64Array.from(x!, (factor, i) => fused(dtype, factor, y![i]!, z![i]!)),
  ulp: 0.5,
  accuracy:
    "Correctly rounded, as fma of C and IEEE 754: subnormal results, and those of products that overflow on the way, too.",
  source:
    "Exact products of Dekker, and a sum rounded to odd: Boldo and Melquiond, Emulation of FMA and correctly rounded sums (2008). f32 in double precision, where only the sum has to be rounded to odd.",
  notes:
    "No instruction of WebAssembly is sure to round once, so it takes dozens: where two roundings do, mul and add, or axpy, are several times as fast.",
  examples: [
    { args: [[1, 2, 3], 10, [4, 5, 6]], result: [14, 25, 36] },
    { args: [[134217729], [134217729], [-18014398777917440]], result: [1] },
  ],
});
