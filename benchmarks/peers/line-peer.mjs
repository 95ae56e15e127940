// The Node side of the line protocol that README.md describes, for peers that need no arrays.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";

/** A call this long in seconds loses nothing to a cold start that could be seen in it. */
const NEEDS_NO_WARM_UP = 0.05;

/**
 * Answers until the input ends, then closes. An operation takes the words of the request and returns a function that
 * runs the work once and resolves to its result, an array of numbers.
 */
export async function serve(version, operations, close) {
  let last = [];
  const prepared = new Map();
  const took = new Map();

  async function run(operation, times, ...args) {
    const key = [operation, ...args].join("\t");
    if (!prepared.has(key)) prepared.set(key, operations[operation](...args.map(Number)));
    const call = prepared.get(key);
    const seconds = [];
    if (Number(times) === 0 || !(took.get(key) > NEEDS_NO_WARM_UP)) last = await call();
    for (let i = 0; i < Number(times); i += 1) {
      const start = performance.now();
      last = await call();
      seconds.push((performance.now() - start) / 1000);
    }
    took.set(key, seconds.at(-1) ?? 0);
    return seconds;
  }

  const verbs = {
    hello: () => [version, ...Object.keys(operations)],
    clear() {},
    run,
    save(path) {
      writeFileSync(path, new Uint8Array(Float64Array.from(last).buffer));
      return ["f64"];
    },
  };

  await answer(verbs, close);
}

/** Answers each line with what its verb gives, until the input ends; then closes. */
export async function answer(verbs, close) {
  for await (const line of createInterface({ input: process.stdin })) {
    const [verb, ...words] = line.split("\t");
    try {
      console.log(["ok", ...((await verbs[verb](...words)) ?? [])].join("\t"));
    } catch (error) {
      console.log(`error\t${String(error).replaceAll("\n", " ")}`);
    }
  }
  await close();
}

/** `count` tasks at once, each given to the pool by itself. */
export function atOnce(submit) {
  return (count) => () => Promise.all(Array.from({ length: count }, (_, i) => submit(i)));
}

/** Name and version of an installed package. */
export function versionOf(name) {
  let folder = new URL(".", import.meta.resolve(name));
  while (!existsSync(new URL("package.json", folder)) || !about(folder).version)
    folder = new URL("..", folder);
  return `${name} ${about(folder).version}`;
}

function about(folder) {
  return JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));
}
