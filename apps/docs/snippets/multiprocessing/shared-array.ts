import { Process, SharedArray, Value } from "@parakern/core";

const fill = async (n: Value<"f64">, squares: SharedArray<"i32">) => {
  await n.set(2.5);
  await squares.update((data) => {
    for (let i = 0; i < data.length; i++) data[i] = i * i;
  });
};

const n = new Value("f64", 0);
const squares = new SharedArray("i32", 8);
const child = new Process({ target: fill, args: [n, squares] });
child.start();
await child.join();

console.log(await n.get());
console.log(await squares.slice());
console.log(await squares.get(-1));
