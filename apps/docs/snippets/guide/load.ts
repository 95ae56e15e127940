import { load } from "@parakern/kernels-wasm";

const { kernels } = await load();
console.log(kernels.sum([1, 2, 3]));
