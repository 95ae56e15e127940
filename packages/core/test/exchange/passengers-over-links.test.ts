import type { Queue as QueueOf } from "@parakern/core";

// Before the package is loaded: what could be mapped is found out once.
process.env.PARAKERN_NO_MAPPING = "1";

const { describePassengers } = await import("./passengers-cases.js");
const { HomelessError, Process, Queue } = await import("@parakern/core");
const { expect, it } = await import("vitest");

describePassengers();

type Noun = Record<string, (...args: unknown[]) => Promise<unknown>>;

it("every noun ends with the process that made it: a call that waits, and one after it, are HomelessErrors", async () => {
  const calls = [
    ["Lock", "acquire", []],
    ["RLock", "acquire", []],
    ["Semaphore", "acquire", [1]],
    ["BoundedSemaphore", "acquire", [1]],
    ["Condition", "acquire", [undefined]],
    ["Event", "wait", []],
    ["Barrier", "wait", [2]],
    ["Value", "get", ["i32", 1]],
    ["SharedArray", "get", ["i32", 1]],
  ] as const;
  const [out, back] = [new Queue<Noun[]>(), new Queue<string>()];
  const target = async (
    out: QueueOf<unknown[]>,
    back: QueueOf<string>,
    nouns: readonly (readonly [name: string, call: string, args: readonly unknown[]])[],
  ) => {
    const core = (await import("@parakern/core")) as unknown as Record<
      string,
      new (
        ...a: unknown[]
      ) => object
    >;
    const made = nouns.map(([name, , args]) => new core[name]!(...args) as { acquire?(): Promise<boolean> });
    // So that whoever asks for one waits.
    for (const each of made) await each.acquire?.();
    await out.put(made);
    await back.get();
    process.kill(process.pid, "SIGKILL");
  };
  const child = new Process<[QueueOf<Noun[]>, QueueOf<string>, typeof calls]>({
    target,
    args: [out, back, calls],
  });
  child.start();
  const made = await out.get();
  const waits = calls.flatMap(([, call], i) => (call === "get" ? [] : [made[i]![call]!()]));
  const settled = Promise.allSettled(waits);
  await back.put("die");
  expect(await child.sentinel).toBe(-9);
  const later = Promise.allSettled(calls.map(([, call], i) => made[i]![call]!(0)));
  const all = [...(await settled), ...(await later)];
  expect(all.map((each) => each.status === "rejected" && each.reason instanceof HomelessError)).toEqual(
    new Array(waits.length + calls.length).fill(true),
  );
});
