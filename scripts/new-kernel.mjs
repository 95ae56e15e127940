// Writes the two files of a new kernel: node scripts/new-kernel.mjs <name> [--family elementwise|reduction]
// What it writes computes x², so that it builds, runs and passes the contract tests before you change a line.
import { existsSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const PACKAGE = new URL("../packages/kernels-wasm/", import.meta.url);

const elementwise = (name, Name) => ({
  assembly: `import { map1 } from "./_lib/map";

// x², one rounding: ½ ulp.
class ${Name} {
  vector<T>(x: v128): v128 {
    return v128.mul<T>(x, x);
  }
}

export function ${name}_f64(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f64, ${Name}>(begin, end, x, out);
}

export function ${name}_f32(begin: usize, end: usize, x: usize, out: usize): void {
  map1<f32, ${Name}>(begin, end, x, out);
}
`,
  entry: `import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The square of each element, x².",
  formula: "x^2",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The elements." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "x² of each element." },
  cost: 0.6,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!, (x) => x * x),
  ulp: 1,
  accuracy: "Correctly rounded.",
  examples: [{ args: [[1, 2, 3]], result: [1, 4, 9] }],
});
`,
});

const reduction = (name) => ({
  assembly: `/** Writes one cell, ∑ x², of the chunk to its slot: four sums of two lanes each, added at the end. */
export function ${name}_f64(begin: usize, end: usize, x: usize, slot: usize): void {
  let a = f64x2.splat(0), b = a, c = a, d = a;
  const stop = x + end * 8;
  let at = x + begin * 8;
  for (; at + 64 <= stop; at += 64) {
    a = v128.add<f64>(a, square(v128.load(at)));
    b = v128.add<f64>(b, square(v128.load(at, 16)));
    c = v128.add<f64>(c, square(v128.load(at, 32)));
    d = v128.add<f64>(d, square(v128.load(at, 48)));
  }
  for (; at < stop; at += 8) a = v128.add<f64>(a, square(v128.load64_zero(at)));
  const sum = v128.add<f64>(v128.add<f64>(a, b), v128.add<f64>(c, d));
  store<f64>(slot, f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1));
}

function square(x: v128): v128 {
  return v128.mul<f64>(x, x);
}
`,
  entry: `import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The sum of the squares of all elements, ∑ x².",
  formula: "\\\\sum_i x_i^2",
  family: "reduction",
  dtypes: ["f64"],
  params: [array("x", { doc: "The elements." })],
  output: {
    kind: "number",
    cells: 1,
    merge: (a, b) => {
      a[0]! += b[0]!;
    },
    empty: 0,
    doc: "∑ x².",
  },
  cost: 0.5,
  complexity: "O(n)",
  reference: ({ arrays }) => Array.from(arrays.x!).reduce((sum, x) => sum + x * x, 0),
  ulp: 64,
  accuracy: "As of pairwise summation over chunks.",
  examples: [{ args: [[1, 2, 3]], result: 14 }],
});
`,
});

const FAMILIES = { elementwise, reduction };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { family: { type: "string", default: "elementwise" } },
});
const [name] = positionals;
const family = FAMILIES[values.family];
if (!name || !/^[a-z][A-Za-z0-9]*$/.test(name))
  fail("A kernel's name is camelCase, as it will be called: pool.kernels.<name>.");
if (!family)
  fail(`There is no template for "${values.family}": choose ${Object.keys(FAMILIES).join(" or ")}.`);

const files = [new URL(`assembly/${name}.ts`, PACKAGE), new URL(`src/kernels/${name}.ts`, PACKAGE)];
for (const file of files) if (existsSync(file)) fail(`${fileURLToPath(file)} is there already.`);

const { assembly, entry } = family(name, name[0].toUpperCase() + name.slice(1));
writeFileSync(files[0], assembly);
writeFileSync(files[1], entry);
for (const file of files) console.log(fileURLToPath(file));

function fail(message) {
  console.error(message);
  process.exit(1);
}
