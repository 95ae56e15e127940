import { NDArray, Pool } from "@parakern/core";
import { afterAll, describe, expect, it } from "vitest";
import { costs } from "../../dist/node/internals.js";
import { type ArrayData, cases } from "./cases.js";

// Everything goes to the team, however small.
costs.isWorthAsync = () => true;
costs.isWorthSync = () => true;
costs.isWorthTurns = () => false;

type AnyCall = ((...args: unknown[]) => Promise<unknown>) & { sync(...args: unknown[]): unknown };

const inline = new Pool({ size: 1, backend: "inline" });
const pools = [1, 2, 3, 8].map((size) => new Pool(size));

afterAll(async () => {
  for (const pool of [inline, ...pools]) await pool.terminate();
});

/** A call's result as bytes. */
async function bytes(
  pool: Pool,
  name: string,
  args: readonly unknown[],
  isSync: boolean,
): Promise<Uint8Array> {
  const given = args.map((arg) => {
    if (typeof arg === "number" || !("data" in (arg as object))) return arg;
    const { data, shape } = arg as ArrayData;
    return pool.array(data, { shape });
  });
  const method = (pool.kernels as unknown as Record<string, AnyCall>)[name]!;
  const result = isSync ? method.sync(...given) : await method(...given);
  const raw = arraysOf(result);
  const copy = Buffer.concat(
    raw.map(({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  );
  for (const array of [...given, ...raw]) if (array instanceof NDArray) array.free();
  return copy;
}

/** A result as arrays, which a number and several arrays are made. */
function arraysOf(result: unknown): readonly { readonly data: ArrayBufferView }[] {
  if (result instanceof NDArray) return [result];
  if (typeof result === "number") return [{ data: Float64Array.of(result) }];
  return Object.values(result as Record<string, NDArray>);
}

describe.each(cases)("$name of $dtype", ({ name, args }) => {
  it("gives the same bits inline and on 1, 2, 3 and 8 workers, by promise and blocking", async () => {
    const expected = await bytes(inline, name, args, false);
    expect(expected.length).toBeGreaterThan(0);
    for (const pool of pools) {
      for (const isSync of [false, true]) {
        const actual = await bytes(pool, name, args, isSync);
        // Compared as a whole: `toEqual` would look at each of millions of bytes.
        expect(Buffer.compare(actual, expected), `${pool.size} workers`).toBe(0);
      }
    }
  });
});
