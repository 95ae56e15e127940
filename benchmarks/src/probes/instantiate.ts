import { Heap, instantiate, loadModule } from "@parakern/kernels-wasm";

/** Prints the milliseconds that the first instance of the compiled kernels takes in a process. */
const module = await loadModule();
const { memory } = new Heap();
const start = performance.now();
instantiate(module, memory);
console.log(performance.now() - start);
