import { Pool } from "@parakern/core";

await using pool = new Pool();

const zeros = pool.array("f64", 1000); // a thousand zeros
const table = pool.array("f32", [2, 3]); // zeros in 2 rows and 3 columns
const copied = pool.array([1, 2, 3]); // a copy of numbers, f64
const halves = pool.array(new Float32Array([0.5, 1.5])); // a copy, f32 as its source
const square = pool.array([1, 2, 3, 4]).reshape(2, 2); // the same memory in another shape

console.log(zeros.length, table.shape, copied.dtype, halves.dtype);
console.log(String(square));
