import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { type Connection, EOFError, Process, pipe, Queue, QueueEmptyError } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { canMap } from "../../src/room/create-room.js";

const main = createRequire(import.meta.url).resolve("@parakern/core");
const probeUrl = new URL("node/internals.js", pathToFileURL(main)).href;

/** Puts or takes until the process kills itself, the `nth` time that the ring comes to a step. */
async function work(
  queue: Queue<unknown>,
  items: unknown[],
  probeUrl: string,
  step: string,
  nth: number,
): Promise<void> {
  const { probe } = await import(probeUrl);
  let left = nth;
  probe.at = (at: string) => {
    if (at === step && --left === 0) process.kill(process.pid, "SIGKILL");
  };
  for (const item of items) await queue.put(item);
  if (items.length === 0) for (;;) await queue.get();
}

/** Has a child killed at a step of its work. */
async function killAt(queue: Queue<unknown>, items: unknown[], step: string, nth: number): Promise<void> {
  const child = new Process({
    target: work,
    args: [queue, items, probeUrl, step, nth] as never,
    context: "process",
  });
  child.start();
  expect(await child.sentinel).toBe(-9);
}

async function drain(queue: Queue<unknown>): Promise<unknown[]> {
  const all: unknown[] = [];
  for (let item = await queue.tryGet(); item !== undefined; item = await queue.tryGet()) all.push(item);
  return all;
}

const large = new Uint8Array(500_000).fill(7);

describe.runIf(canMap())("a ring whose user is killed by SIGKILL", () => {
  it.each([
    ["write locked", [0, 1, 2, 3]],
    ["written", [0, 1, 2, 3]],
    ["write journalled", [0, 1, 2, 3]],
    ["tail moved", [0, 1, 2, 3, 4]],
    ["put counted", [0, 1, 2, 3, 4]],
  ])("while it puts: %s", async (step, expected) => {
    const queue = new Queue<unknown>(0, { context: "process" });
    await killAt(queue, [0, 1, 2, 3, 4, 5], step, 5);
    await queue.put("after");
    expect(await queue.size()).toBe(expected.length + 1);
    expect(await drain(queue)).toEqual([...expected, "after"]);
    expect(await queue.size()).toBe(0);
  });

  it.each([
    ["read locked", [2, 3, 4]],
    ["read", [2, 3, 4]],
    ["read journalled", [2, 3, 4]],
    ["head moved", [3, 4]],
    ["taken counted", [3, 4]],
  ])("while it takes: %s", async (step, expected) => {
    const queue = new Queue<unknown>(5, { context: "process" });
    for (let i = 0; i < 5; i++) await queue.put(i);
    await killAt(queue, [], step, 3);
    // Full is what the sizes say: where they were wrong, this would not fit, or more would.
    for (let i = 0; i < 5 - expected.length; i++) expect(await queue.tryPut(`after ${i}`)).toBe(true);
    const first = await queue.get();
    expect([first, ...(await drain(queue))].slice(0, expected.length)).toEqual(expected);
    expect(await queue.size()).toBe(0);
  });

  it("in the middle of a large message: no part of it is delivered", async () => {
    const queue = new Queue<unknown>(0, { context: "process" });
    await killAt(queue, ["before", large], "chunk written", 3);
    expect(await queue.get()).toBe("before");
    await expect(queue.get({ timeout: 50 })).rejects.toThrow(QueueEmptyError);
    await queue.put("after");
    expect(await queue.get()).toBe("after");
    expect(await queue.size()).toBe(0);
  });

  it("in the middle of a large message that somebody waits for", async () => {
    const queue = new Queue<unknown>(0, { context: "process" });
    const got = queue.get();
    await killAt(queue, [large], "chunk written", 3);
    await queue.put("after");
    expect(await got).toBe("after");
  });

  it("while it takes a large message: that one is lost, and no other", async () => {
    const queue = new Queue<unknown>(0, { context: "process" });
    await queue.put(large);
    await queue.put("after");
    await killAt(queue, [], "chunk read", 3);
    expect(await queue.get()).toBe("after");
    expect(await queue.size()).toBe(0);
  });

  it("with items in its memory that had no room: they are counted no more", async () => {
    const queue = new Queue<unknown>(0, { context: "process" });
    const ready = new Queue<string>(0, { context: "process" });
    const child = new Process({
      target: async (queue: Queue<unknown>, ready: Queue<string>) => {
        for (let i = 0; i < 8; i++) await queue.put(new Uint8Array(300_000).fill(i));
        await ready.put("ready");
        await new Promise(() => setInterval(() => {}, 1000));
      },
      args: [queue, ready],
      context: "process",
    });
    child.start();
    expect(await ready.get()).toBe("ready");
    expect(await queue.size()).toBe(8);
    child.kill();
    await child.join();
    const all = (await drain(queue)) as Uint8Array[];
    expect(all.map((each) => each[0])).toEqual([0, 1, 2]);
    expect(await queue.size()).toBe(0);
  });

  it.each(["recvSync", "sendSync"])("at one end of a pipe, while the other blocks in %s", async (call) => {
    const [here, there] = pipe<unknown>({ context: "process" });
    const child = new Process({
      target: async (connection: Connection) => {
        await connection.send("ready");
        setTimeout(() => process.kill(process.pid, "SIGKILL"), 50);
      },
      args: [there],
      context: "process",
    });
    child.start();
    there.close();
    expect(await here.recv()).toBe("ready");
    // The event loop, by which the end of a child is announced, stands still.
    if (call === "recvSync") expect(() => here.recvSync()).toThrow(EOFError);
    else expect(() => here.sendBytesSync(new Uint8Array(5_000_000))).toThrow(EOFError);
    await child.join();
    await expect(here.send(1)).rejects.toThrow(EOFError);
  });
});
