import { KernelArgumentError, Pool, PoolClosedError, TimeoutError } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { BACKENDS } from "../pool/engine.js";
import { failure, Latch, occupy, open } from "../pool/support.js";

describe.each(BACKENDS)("kernels of a pool, %s", (backend) => {
  it("resolve to arrays and numbers, and take plain numbers", async () => {
    await using pool = open(backend);
    expect([...(await pool.kernels.sqrtCube([1, 4, 9])).data]).toEqual([1, 8, 27]);
    expect(await pool.kernels.sum([1, 2, 3])).toBe(6);
    expect(pool.kernels.sum.sync(Float32Array.of(1, 2))).toBe(3);
    expect((await pool.kernels.add([], [])).length).toBe(0);
  });

  it("write where they are told to, also in place", async () => {
    await using pool = open(backend);
    const x = pool.array("f64", 500_000);
    x.data.fill(4);
    const out = pool.array("f64", 500_000);
    expect(await pool.kernels.sqrtCube(x, { out })).toBe(out);
    expect(pool.kernels.sqrtCube.sync(x, { out: x })).toBe(x);
    expect([x.data[499_999], out.data[0]]).toEqual([8, 8]);
  });

  it("reject what does not fit before anything runs", async () => {
    await using pool = open(backend);
    await using other = open(backend);
    const x = pool.array("f64", 10);
    const freed = pool.array("f64", 10);
    freed.free();
    for (const wrong of [other.array("f64", 10), freed, [1, 2], "ten" as never]) {
      expect(await failure(pool.kernels.add(x, wrong))).toBeInstanceOf(KernelArgumentError);
      expect(() => pool.kernels.add.sync(x, wrong)).toThrow(KernelArgumentError);
    }
    expect(await failure(pool.kernels.exp(x, { timeout: -1 }))).toBeInstanceOf(RangeError);
    expect((await failure(pool.kernels.exp(x, { signal: AbortSignal.abort(new Error("no")) }))).message).toBe(
      "no",
    );
    // Nothing of these calls holds the array.
    x.free();
  });

  it("cannot be called after the pool was closed", async () => {
    const pool = open(backend);
    const x = pool.array([1, 2]);
    const call = pool.kernels.exp(x);
    pool.close();
    expect((await call).length).toBe(2);
    expect(await failure(pool.kernels.exp(x))).toBeInstanceOf(PoolClosedError);
    expect(() => pool.kernels.exp.sync(x)).toThrow(PoolClosedError);
    await pool.join();
  });

  it("free what they took when they are done", async () => {
    await using pool = open(backend);
    const x = pool.array("f64", 200_000);
    for (let i = 0; i < 100; i++) (await pool.kernels.exp(x)).free();
    for (let i = 0; i < 100; i++) await pool.kernels.sum(x);
    for (let i = 0; i < 100; i++) await pool.kernels.sum([1, 2, 3]);
    x.free();
  });
});

describe("kernels and tasks of one pool", () => {
  it("take turns", async () => {
    await using pool = new Pool(2);
    const x = pool.array("f64", 1_000_000);
    const log: string[] = [];
    const work = Array.from({ length: 12 }, (_, i) =>
      i % 2
        ? pool.kernels
            .exp(x)
            .then((y) => y.free())
            .then(() => log.push("kernel"))
        : pool.apply((n: number) => n, [i]).then(() => log.push("task")),
    );
    await Promise.all(work);
    expect(log.filter((entry) => entry === "kernel")).toHaveLength(6);
    expect(await pool.map((n: number) => n + 1, [1, 2, 3])).toEqual([2, 3, 4]);
  });

  it("wait for a worker, which a timeout and a signal end", async () => {
    await using pool = new Pool(2);
    const x = pool.array("f64", 1_000_000);
    const gate = new Latch();
    const calls = await occupy(pool, gate);
    const stop = new AbortController();
    const late = failure(pool.kernels.exp(x, { timeout: 5 }));
    const aborted = failure(pool.kernels.exp(x, { signal: stop.signal }));
    const patient = pool.kernels.exp(x);
    expect(await late).toBeInstanceOf(TimeoutError);
    stop.abort(new Error("enough"));
    expect((await aborted).message).toBe("enough");
    gate.open();
    expect((await patient).data[0]).toBe(1);
    expect(await Promise.all(calls)).toEqual([0, 1]);
  });

  it("end with a PoolClosedError when the pool is terminated", async () => {
    const pool = new Pool(2);
    const x = pool.array("f64", 20_000_000);
    const calls = Array.from({ length: 3 }, () => failure(pool.kernels.exp(x, { out: x })));
    await pool.terminate();
    for (const error of await Promise.all(calls)) expect(error).toBeInstanceOf(PoolClosedError);
  });

  it("may not lose an array while they use it", async () => {
    await using pool = new Pool(2);
    const x = pool.array("f64", 1_000_000);
    const call = pool.kernels.exp(x, { out: x });
    expect(() => x.free()).toThrow(KernelArgumentError);
    await call;
    x.free();
    expect(() => x.free()).toThrow(KernelArgumentError);
  });
});
