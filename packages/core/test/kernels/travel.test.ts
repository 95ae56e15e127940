import {
  type ArrayView,
  type Connection,
  Event,
  JoinableQueue,
  KernelArgumentError,
  Pool,
  Process,
  pipe,
  Queue,
  SerializationError,
  SimpleQueue,
} from "@parakern/core";
import { describe, expect, it } from "vitest";

const double = (x: ArrayView<"f64">) => {
  for (let i = 0; i < x.length; i++) x.data[i] = 2 * x.data[i]!;
  return [x.dtype, ...x.shape].join();
};

describe.each(["thread", "inline"] as const)("an NDArray given to a task, backend %s", (backend) => {
  it("is the same memory there", async () => {
    await using pool = new Pool({ size: 2, backend });
    using x = pool.array([1, 2, 3, 4, 5, 6], { shape: [2, 3] });
    expect(await pool.apply(double, [x])).toBe("f64,2,3");
    expect([...x.data]).toEqual([2, 4, 6, 8, 10, 12]);
    using row = x.row(1);
    expect(await pool.apply(double, [row])).toBe("f64,3");
    expect([...x.data]).toEqual([2, 4, 6, 16, 20, 24]);
    using empty = pool.array("f64", 0);
    expect(await pool.apply(double, [empty])).toBe("f64,0");
  });

  it("travels inside other values, twice in one, through map, and back", async () => {
    await using pool = new Pool({ size: 2, backend });
    using x = pool.array([1, 2, 3]);
    const isOne = ({ a, b }: { a: ArrayView; b: Map<string, ArrayView> }) => a === b.get("b");
    expect(await pool.apply(isOne, [{ a: x, b: new Map([["b", x]]) }])).toBe(true);
    await pool.map((y: ArrayView<"f64">) => y.data.fill(2, 0, 1).length, [x]);
    const back = await pool.apply((y: ArrayView<"f64">) => y, [x]);
    back.data[1] = 7;
    expect([...x.data]).toEqual([2, 7, 3]);
  });

  it("is refused where its elements lie apart, or it was freed", async () => {
    await using pool = new Pool({ size: 1, backend });
    using x = pool.array([1, 2, 3, 4], { shape: [2, 2] });
    const column = x.column(0);
    await expect(pool.apply(double, [column])).rejects.toThrow(/lie apart; send copy\(\)/);
    const row = x.row(0);
    row.free();
    await expect(pool.apply(double, [row])).rejects.toThrow(/freed/);
    expect(await pool.apply(() => 1)).toBe(1);
  });

  it("cannot be freed, nor what shares its memory, until the call has settled", async () => {
    await using pool = new Pool({ size: 1, backend });
    const [begun, gate] = [new Event(), new Event()];
    const x = pool.array([1, 2]);
    const tail = x.subarray(1);
    const held = async (_: ArrayView, begun: Event, gate: Event) => {
      begun.set();
      await gate.wait();
      throw new Error("done");
    };
    const running = pool.apply(held, [x, begun, gate]);
    await begun.wait();
    expect(() => x.free()).toThrow(/that no running call uses/);
    expect(() => tail.free()).toThrow(KernelArgumentError);
    gate.set();
    await expect(running).rejects.toThrow("done");
    tail.free();
    x.free();
    expect(x.isFreed).toBe(true);
  });
});

it("an NDArray is refused by a pool of processes, with what to do", async () => {
  await using pool = new Pool({ size: 1, backend: "process" });
  using x = pool.array([1, 2, 3]);
  const refused = pool.apply((y: ArrayView) => y.length, [x]);
  await expect(refused).rejects.toThrow(SerializationError);
  await expect(refused).rejects.toThrow(/toTypedArray\(\), or a SharedArray/);
  expect(await pool.apply((y: Float64Array) => y.length, [x.toTypedArray()])).toBe(3);
});

/** Doubles what comes by a queue, until there is nothing more. */
const doubleAll = async (inbox: { get(): Promise<ArrayView<"f64"> | null> }, outbox: Queue<string>) => {
  for (let x = await inbox.get(); x !== null; x = await inbox.get()) {
    for (let i = 0; i < x.length; i++) x.data[i] = 2 * x.data[i]!;
    await outbox.put(x.constructor.name);
  }
};

describe.each([Queue, JoinableQueue, SimpleQueue])("an NDArray put into %o", (Noun) => {
  it("is the same memory in another thread", async () => {
    await using pool = new Pool({ size: 1 });
    using x = pool.array([1, 2, 3]);
    const [inbox, outbox] = [new Noun<ArrayView<"f64"> | null>(), new Queue<string>()];
    const process = new Process({ target: doubleAll, args: [inbox, outbox], context: "thread" });
    process.start();
    for (let i = 1; i <= 2; i++) {
      await inbox.put(x);
      expect(await outbox.get()).toBe("ArrayView");
    }
    expect([...x.data]).toEqual([4, 8, 12]);
    await inbox.put(null);
    await process.join();
    expect(process.exitCode).toBe(0);
  });
});

describe.each(["thread", "process"] as const)("an NDArray sent to a Process, context %s", (context) => {
  it("is the same memory in a thread, and refused by a process", async () => {
    await using pool = new Pool({ size: 1 });
    using x = pool.array([1, 2, 3]);
    const process = new Process({ target: double, args: [x], context });
    if (context === "process") {
      expect(() => process.start()).toThrow(/SharedArray/);
      return;
    }
    process.start();
    await process.join();
    expect([process.exitCode, ...x.data]).toEqual([0, 2, 4, 6]);
  });

  it("travels by a pipe to a thread; a process that takes it gets the error, and then what came after", async () => {
    await using pool = new Pool({ size: 1 });
    using x = pool.array([1, 2, 3]);
    const [here, there] = pipe<ArrayView<"f64"> | number, string | number>({ context });
    const answer = async (there: Connection<string | number, ArrayView<"f64"> | number>) => {
      for (let i = 0; i < 2; i++) {
        const item = await there.recv().catch((error: Error) => `${error.name}: ${error.message}`);
        await there.send(typeof item === "object" ? item.data[2]! : item);
      }
    };
    const process = new Process({ target: answer, args: [there], context });
    process.start();
    await here.send(x);
    const answered = await here.recv();
    if (context === "thread") expect(answered).toBe(3);
    else expect(answered).toMatch(/^SerializationError: .*SharedArray/);
    await here.send(7);
    expect(await here.recv()).toBe(7);
    await process.join();
    expect(process.exitCode).toBe(0);
  });
});

it("an NDArray that is cloned as it is, is refused and not made a lifeless copy", async () => {
  await using pool = new Pool({ size: 1, backend: "inline" });
  using x = pool.array([1]);
  expect(() => structuredClone(x)).toThrow(/could not be cloned/);
});
