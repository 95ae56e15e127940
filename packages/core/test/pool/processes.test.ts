import { type Pool, Queue, WorkerCrashError } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { runProgram } from "./run-program.js";
import { failure, open } from "./support.js";

const id = <T>(x: T) => x;
const pidOf = () => process.pid;

/** Whether there is such a process. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("Pool of processes (_TestPool, _TestPoolWorkerLifetime)", () => {
  it("has its workers in processes of their own, which end with it", async () => {
    const pool = open("process");
    const pids = new Set(await Promise.all(Array.from({ length: 20 }, () => pool.apply(pidOf))));
    expect(pids.size).toBe(2);
    expect(pids).not.toContain(process.pid);
    pool.close();
    await pool.join();
    expect([...pids].filter(isAlive)).toEqual([]);
  });

  it.each(["SIGKILL", "SIGSEGV", "SIGTERM"] as const)(
    "a worker that %s ends fails the task that it had begun, and no other",
    async (signal) => {
      await using pool = open("process", { size: 1 });
      const order = new Queue<number>();
      const note = async (queue: Queue<number>, x: number) => {
        await queue.put(x);
        return x;
      };
      const fatal = pool.apply(
        (name: string) => {
          process.kill(process.pid, name);
          for (;;);
        },
        [signal],
      );
      const behind = [1, 2, 3, 4].map((x) => pool.apply(note, [order, x]));
      const error = await failure(fatal);
      expect(error).toBeInstanceOf(WorkerCrashError);
      expect(error).toMatchObject({ exitCode: null, signal, tasks: 1 });
      expect(error.message).toContain(signal);
      expect(error.stack).toContain("processes.test");
      expect(await Promise.all(behind)).toEqual([1, 2, 3, 4]);
      for (const x of [1, 2, 3, 4]) expect(await order.get()).toBe(x);
      expect(await order.size()).toBe(0);
    },
  );

  it("a worker killed from outside while it does nothing costs no task", async () => {
    await using pool = open("process", { size: 1 });
    process.kill(await pool.apply(pidOf), "SIGKILL");
    expect(await pool.apply(id<number>, [1]).catch(() => 1)).toBe(1);
    expect(await pool.apply(id<number>, [2])).toBe(2);
  });

  it("one huge allocation beyond the limits ends that worker alone", async () => {
    await using pool = open("process", { size: 2, resourceLimits: { maxOldGenerationSizeMb: 64 } });
    const other = pool.apply(id<string>, ["other"]);
    const huge = () => new Array(50_000_000).fill(0.5).map((_, i) => ({ i })).length;
    const error = await failure(pool.apply(huge));
    expect(error).toBeInstanceOf(WorkerCrashError);
    expect(error.signal === "SIGABRT" || error.exitCode === 134).toBe(true);
    expect([await other, await pool.apply(id<number>, [1])]).toEqual(["other", 1]);
  });

  it("an endless task is ended by its timeout and by an abort, and its worker is gone", async () => {
    await using pool = open("process", { size: 1 });
    const before = await pool.apply(pidOf);
    const endless = (): number => {
      for (;;);
    };
    expect((await failure(pool.apply(endless, [], { timeout: 5 }))).name).toBe("TimeoutError");
    const controller = new AbortController();
    const call = failure(pool.apply(endless, [], { signal: controller.signal }));
    controller.abort(new Error("enough"));
    expect((await call).message).toBe("enough");
    const after = await pool.apply(pidOf);
    expect(after).not.toBe(before);
    expect(isAlive(before)).toBe(false);
  });

  it("what a task prints is there when its result is, and after an exit", async () => {
    const { stdout, code } = await runProgram("process-log");
    expect(stdout.trimEnd().split("\n")).toEqual(Array.from({ length: 300 }, (_, i) => `line ${i}`));
    expect(code).toBe(0);
  });

  it("runs kernels in threads of the calling process, the same bits as inline", async () => {
    await using pool = open("process");
    await using inline = open("inline");
    const numbers = Float64Array.from({ length: 3_000_000 }, (_, i) => Math.sin(i));
    const x = pool.array(numbers);
    const sums = await Promise.all([pool.kernels.sum(x), inline.kernels.sum(numbers)]);
    expect(sums[0]).toBe(sums[1]);
    expect(pool.kernels.sum.sync(x)).toBe(sums[0]);
    const pending = pool.kernels.sqrtCube(x);
    pool.close();
    expect((await pending).length).toBe(3_000_000);
    await pool.join();
  });

  it("pools nest", async () => {
    await using pool = open("process", { size: 1 });
    const nested = async (url: string): Promise<[number, number[]]> => {
      const { Pool: Inner } = (await import(url)) as { Pool: typeof Pool };
      const inner = new Inner({ size: 1, backend: "process" });
      const products = await inner.map((x: number) => x * process.ppid, [1, 2]);
      inner.close();
      await inner.join();
      return [process.pid, products];
    };
    const [pid, products] = await pool.apply(nested, [import.meta.resolve("@parakern/core")]);
    expect(products).toEqual([pid, 2 * pid]);
  });

  it("a worker knows its name and its parent", async () => {
    await using pool = open("process", { size: 1, name: "crew" });
    const who = async (url: string) => {
      const { currentProcess, parentProcess } = (await import(url)) as typeof import("@parakern/core");
      return [
        currentProcess().name,
        currentProcess().daemon,
        parentProcess()?.pid,
        parentProcess()?.isAlive(),
      ];
    };
    const core = import.meta.resolve("@parakern/core");
    expect(await pool.apply(who, [core])).toEqual(["crew-1", true, process.pid, true]);
  });

  it("moves what is transferred", async () => {
    await using pool = open("process", { size: 1 });
    const buffer = new ArrayBuffer(8);
    const { port1, port2 } = new MessageChannel();
    expect(await pool.apply((b: ArrayBuffer) => b.byteLength, [buffer], { transfer: [buffer] })).toBe(8);
    expect(buffer.byteLength).toBe(0);
    const error = await failure(pool.apply((p: unknown) => p === null, [port1], { transfer: [port1] }));
    expect(error).toMatchObject({ name: "SerializationError", path: "args" });
    port2.close();
  });

  it("ends by itself when nobody closes it, and leaves no process", async () => {
    const { stdout, code, stderr } = await runProgram("process-idle");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const pids = stdout.trim().split(" ").map(Number);
    expect(pids).toHaveLength(2);
    await expect.poll(() => pids.filter(isAlive), { timeout: 5000 }).toEqual([]);
  });

  it("fails as a whole where a worker cannot be made, and ends the others (TestPoolNotLeakOnFailure)", async () => {
    const { stdout, stderr, code } = await runProgram("no-worker");
    expect({ stdout, stderr, code }).toEqual({
      stdout: "PoolClosedError ENOENT\ntrue\n",
      stderr: "",
      code: 0,
    });
  });

  it("is warned of once when it is dropped, and its worker ends (test_resource_warning)", async () => {
    const { stdout, stderr, code } = await runProgram("process-dropped");
    expect({ stdout, code }).toEqual({ stdout: "PARAKERN_UNCLOSED_POOL\n", code: 0 });
    expect(stderr.match(/was dropped without being closed/g)).toHaveLength(1);
  });

  it("leaves no process when its program is killed, not even a busy one", async () => {
    const { stdout, signal } = await runProgram("process-killed");
    expect(signal).toBe("SIGKILL");
    const pids = stdout.trim().split(" ").map(Number);
    expect(pids).toHaveLength(2);
    await expect.poll(() => pids.filter(isAlive), { timeout: 10_000 }).toEqual([]);
  });
});
