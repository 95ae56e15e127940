import { Pool } from "@parakern/core";
import type { KernelExports } from "@parakern/kernels-wasm/engine";
import { describe, expect, it } from "vitest";
import { overTurns, runInTurns } from "../../src/turns.js";

/** Longer than a turn may be. */
const SLOW_MS = 2;

/** Exports whose one function tells what it is called with, and takes its time. */
function recorder(ms: number) {
  const calls: number[][] = [];
  const mark = (...args: number[]) => {
    calls.push(args);
    const end = performance.now() + ms;
    while (performance.now() < end);
  };
  return { calls, exports: { mark } as unknown as KernelExports };
}

/** A pool that can be ended. */
function host() {
  const sources = new Set<{ stop(reason: unknown): void }>();
  const enter = (source: { stop(reason: unknown): void }) => {
    sources.add(source);
    return () => void sources.delete(source);
  };
  return { enter, sources };
}

const phase = (count: number, ...args: (number | { base: number; stride: number })[]) => ({
  run: "mark",
  count,
  chunk: 8,
  args,
});

describe("a plan in turns", () => {
  it.each([0, 1, 7, 8, 9, 17])(
    "is every chunk of %i indices once, in order, with its slots",
    async (count) => {
      const { calls, exports } = recorder(0);
      await runInTurns([phase(count, 5, { base: 64, stride: 16 }), phase(1)], exports, () => {});
      const chunks = Array.from({ length: Math.ceil(count / 8) }, (_, at) => [
        at * 8,
        Math.min(at * 8 + 8, count),
        5,
        64 + 16 * at,
      ]);
      expect(calls).toEqual([...chunks, [0, 1]]);
    },
  );

  it("lets the event loop go on between chunks that take long", async () => {
    const { calls, exports } = recorder(SLOW_MS);
    const seen: number[] = [];
    const running = runInTurns([phase(24)], exports, () => seen.push(calls.length));
    expect(calls).toHaveLength(1);
    await running;
    expect(seen).toEqual([1, 2]);
  });

  it("ends where the check raises", async () => {
    const { calls, exports } = recorder(SLOW_MS);
    const check = () => {
      throw new Error("enough");
    };
    await expect(runInTurns([phase(24)], exports, check)).rejects.toThrow("enough");
    expect(calls).toHaveLength(1);
  });
});

describe("a call over turns", () => {
  const late = async (check: () => void, change: () => void) => {
    check();
    change();
    check();
  };

  it("ends with its pool, and has signed off", async () => {
    const { enter, sources } = host();
    const stop = () => {
      for (const source of sources) source.stop(new Error("over"));
    };
    await expect(overTurns({ enter }, "sum", {}, (check) => late(check, stop))).rejects.toThrow("over");
    expect(sources.size).toBe(0);
  });

  it("ends with its signal's reason, and when its time is over", async () => {
    const abort = new AbortController();
    const aborted = overTurns(host(), "sum", { signal: abort.signal }, (check) =>
      late(check, () => abort.abort("enough")),
    );
    await expect(aborted).rejects.toBe("enough");
    const expired = overTurns(host(), "sum", { timeout: 1 }, async (check) => {
      for (;;) check();
    });
    await expect(expired).rejects.toMatchObject({
      code: "E_TIMEOUT",
      message: expect.stringContaining("sum"),
    });
  });
});

it("gives the first call of a pool the bits of any other", async () => {
  const values = Float64Array.from({ length: 300_000 }, (_, i) => i / 7);
  await using pool = new Pool(2);
  const first = await pool.kernels.cumsum(values);
  const blocking = pool.kernels.cumsum.sync(values);
  expect(first.data).toEqual(blocking.data);
  await pool.apply(() => {});
  expect((await pool.kernels.cumsum(values)).data).toEqual(first.data);
});
