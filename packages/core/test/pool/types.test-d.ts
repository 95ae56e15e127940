// Compiled, never run: what is marked has to be a compile error, and results need no cast.
import { type AsyncResult, Pool, taskModule } from "@parakern/core";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

function is<A>() {
  return <B>(_value: B, ..._proof: Equal<A, B> extends true ? [] : [never]): void => {};
}

declare const pool: Pool;
const add = (a: number, b: number) => a + b;
const later = async (text: string, times?: number) => text.repeat(times ?? 1);

// apply
is<Promise<number>>()(pool.apply(add, [1, 2]));
is<Promise<string>>()(pool.apply(later, ["a"]));
is<Promise<string>>()(pool.apply(later, ["a", 2], { priority: 1 }));
is<Promise<boolean>>()(pool.apply(() => true));
is<AsyncResult<number>>()(
  pool.applyAsync(add, [1, 2], { callback: (sum: number) => sum, errorCallback: (error) => error }),
);
// @ts-expect-error an argument is missing
pool.apply(add, [1]);
// @ts-expect-error the arguments are missing
pool.apply(add);
// @ts-expect-error one too many
pool.apply(add, [1, 2, 3]);
// @ts-expect-error of a wrong type
pool.apply(add, [1, "2"]);
// @ts-expect-error no arguments are taken
pool.apply(() => 1, [1]);
// @ts-expect-error no such option
pool.apply(add, [1, 2], { timeOut: 5 });
// @ts-expect-error the callback takes the result
pool.applyAsync(add, [1, 2], { callback: (text: string) => text });
// @ts-expect-error not a function
pool.apply("add", [1, 2]);

// map
is<Promise<string[]>>()(pool.map((x: number) => String(x), [1, 2]));
is<Promise<number[]>>()(pool.map((x) => x * 2, [1, 2]));
is<Promise<number[]>>()(pool.map(async (x: string) => x.length, new Set(["a"])));
is<AsyncResult<number[]>>()(
  pool.mapAsync((x: number) => x, [1], { onProgress: (done, total) => done / total }),
);
// @ts-expect-error items of a wrong type
pool.map((x: number) => x, ["a"]);
// @ts-expect-error a function of two arguments
pool.map(add, [1, 2]);
// @ts-expect-error not iterable
pool.map((x: number) => x, 5);

// map over typed arrays
const floats = new Float64Array(4);
is<Promise<Float64Array<SharedArrayBuffer>>>()(pool.map((x) => x / 2, floats));
is<Promise<Int32Array<SharedArrayBuffer>>>()(pool.map((x: number) => x, new Int32Array(2)));
is<Promise<Float32Array<SharedArrayBuffer>>>()(pool.map((x: number) => x, floats, { into: Float32Array }));
is<Promise<BigInt64Array<SharedArrayBuffer>>>()(pool.map((x) => x * 2n, new BigInt64Array(1)));
is<AsyncResult<Float64Array<SharedArrayBuffer>>>()(pool.mapAsync((x: number) => x, floats));
const plain: Promise<Float64Array> = pool.map((x: number) => x, floats);
void plain;
// @ts-expect-error a typed array holds no strings
pool.map((x: number) => String(x), floats);
// @ts-expect-error nor numbers, where it holds bigints
pool.map((x: number) => x, floats, { into: BigInt64Array });
// @ts-expect-error bigints are no numbers
pool.map((x: number) => x, new BigInt64Array(1));

// starmap
is<Promise<number[]>>()(
  pool.starmap(add, [
    [1, 2],
    [3, 4],
  ]),
);
is<AsyncResult<number[]>>()(pool.starmapAsync(add, new Map([[1, 2]])));
// @ts-expect-error an argument is missing in an item
pool.starmap(add, [[1, 2], [3]]);
// @ts-expect-error of a wrong type
pool.starmap(add, [["1", 2]]);

// imap
declare const words: AsyncIterable<string>;
is<AsyncGenerator<number, void, undefined>>()(pool.imap((word: string) => word.length, words));
is<AsyncGenerator<number, void, undefined>>()(pool.imapUnordered((x) => x + 1, [1, 2], { lookAhead: 4 }));
// @ts-expect-error items of a wrong type
pool.imap((x: number) => x, words);

// tasks of modules
interface Tasks {
  fib(n: number): number;
  fetchText(url: string): Promise<string>;
  limit: number;
}
const tasks = taskModule<Tasks>("file:///tasks.js");
is<Promise<number>>()(pool.apply(tasks.fib, [3]));
is<Promise<string[]>>()(pool.map(tasks.fetchText, ["https://parakern.dev"]));
// @ts-expect-error of a wrong type
pool.apply(tasks.fib, ["3"]);
// @ts-expect-error no such export
pool.apply(tasks.fob, [3]);
// @ts-expect-error not a function
pool.apply(tasks.limit, []);

// signals reach tasks as arguments
const watched = async (n: number, signal: AbortSignal) => (signal.aborted ? 0 : n);
const { signal } = new AbortController();
is<Promise<number>>()(pool.apply(watched, [1, signal], { signal }));

// the pool itself
new Pool(2);
new Pool({ size: 2, backend: "inline", initializer: (mark: string) => void mark, initargs: ["x"] });
// @ts-expect-error no such option
new Pool({ workers: 2 });
// @ts-expect-error no such backend
new Pool({ backend: "fork" });

// pools
const setUp = (path: string, retries: number) => void [path, retries];
new Pool({ initializer: setUp, initargs: ["log", 3] });
new Pool({ initializer: () => {} });
new Pool(4);
// @ts-expect-error an argument of the initializer is of a wrong type
new Pool({ initializer: setUp, initargs: ["log", "3"] });
// @ts-expect-error arguments that nobody takes
new Pool({ initializer: () => {}, initargs: [1] });
// @ts-expect-error no such backend
new Pool({ backend: "fork" });
