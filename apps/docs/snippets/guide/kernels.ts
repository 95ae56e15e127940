import { Pool } from "@parakern/core";

await using pool = new Pool();
const { add, axpy, dot, sqrtCube } = pool.kernels;

const x = pool.array([1, 4, 9]);
const y = pool.array([10, 20, 30]);

console.log((await sqrtCube(x)).data); // a new array
console.log(await dot(x, y)); // a number
await axpy(2, x, y, { out: y }); // y = 2x + y, in place
console.log(y.data);
console.log((await add([1, 2], [3, 4])).data); // plain numbers
