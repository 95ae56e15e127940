// A pool of processes that nobody closes: the program ends when its work is done, and so do they.
import { Pool } from "@parakern/core";

const pool = new Pool({ size: 2, backend: "process" });
const hold = async () => {
  await new Promise((resolve) => setTimeout(resolve, 20));
  return process.pid;
};
console.log((await Promise.all([pool.apply(hold), pool.apply(hold)])).join(" "));
