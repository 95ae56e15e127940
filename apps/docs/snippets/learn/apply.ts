import { Pool } from "@parakern/core";

function power(base: number, exponent: number) {
  return base ** exponent;
}

await using pool = new Pool();

// apply: one call, one promise.
console.log(await pool.apply(power, [2, 10]));

// applyAsync: a handle at once; the result when it is wanted.
const handles = [1, 2, 3, 4].map((base) => pool.applyAsync(power, [base, 2]));
console.log(await Promise.all(handles.map((handle) => handle.get())));
console.log(handles.every((handle) => handle.ready() && handle.successful()));
