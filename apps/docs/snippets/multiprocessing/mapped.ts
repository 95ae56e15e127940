import { BlockingError, features, Value } from "@parakern/core";

const value = new Value("i32", 1);
await value.add(1); // works everywhere
try {
  value.addSync(1); // needs the memory here
} catch (error) {
  if (!(error instanceof BlockingError)) throw error;
}
console.log(features().mappedMemory, await value.get());
