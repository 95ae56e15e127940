import { Pool } from "@parakern/core";
import { afterAll, describe, expect, it } from "vitest";
import { costs } from "../../dist/node/internals.js";
import { bytesOf } from "./bits.js";
import { cases } from "./cases.js";

// Everything goes to the team, however small.
costs.isWorthAsync = () => true;
costs.isWorthSync = () => true;
costs.isWorthTurns = () => false;

const inline = new Pool({ size: 1, backend: "inline" });
const pools = [1, 2, 3, 8].map((size) => new Pool(size));

afterAll(async () => {
  for (const pool of [inline, ...pools]) await pool.terminate();
});

describe.each(cases)("$name of $dtype", ({ name, args }) => {
  it("gives the same bits inline and on 1, 2, 3 and 8 workers, by promise and blocking", async () => {
    const expected = await bytesOf(inline, name, args, false);
    expect(expected.length).toBeGreaterThan(0);
    for (const pool of pools) {
      for (const isSync of [false, true]) {
        const actual = await bytesOf(pool, name, args, isSync);
        // Compared as a whole: `toEqual` would look at each of millions of bytes.
        expect(Buffer.compare(actual, expected), `${pool.size} workers`).toBe(0);
      }
    }
  });
});
