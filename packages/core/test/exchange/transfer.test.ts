import { type Connection, Process, pipe, Queue, QueueFullError, SerializationError } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { contexts } from "../process/contexts.js";

/** Sends back what comes, moved again. */
async function echo(connection: Connection<Uint8Array | { bytes: Uint8Array }>): Promise<void> {
  for await (const item of connection) {
    const { buffer } = item instanceof Uint8Array ? item : item.bytes;
    await connection.send(item, { transfer: [buffer as ArrayBuffer] });
  }
}

describe.each(contexts)("what is transferred, context %s", (context) => {
  it("is gone here, and whole where it arrives, alone or in an item with handles", async () => {
    const [here, there] = pipe<unknown>({ context });
    const child = new Process({ target: echo, args: [there as never], context });
    child.start();
    there.close();
    for (const length of [0, 1, 10_000]) {
      const bytes = new Uint8Array(length).fill(7);
      await here.send(bytes, { transfer: [bytes.buffer] });
      expect(() => structuredClone(bytes)).toThrow(/detached/);
      expect(await here.recv()).toEqual(new Uint8Array(length).fill(7));
    }
    const bytes = new Uint8Array(1_000_000).fill(8);
    const queue = new Queue<string>(0, { context });
    await here.send({ bytes, queue }, { transfer: [bytes.buffer] });
    expect(bytes).toHaveLength(0);
    const back = (await here.recv()) as { bytes: Uint8Array; queue: Queue<string> };
    expect(Buffer.compare(back.bytes, new Uint8Array(1_000_000).fill(8))).toBe(0);
    await back.queue.put("the same");
    expect(await queue.get()).toBe("the same");
    here.close();
    await child.join();
  });

  it("keeps its place among items that are not", async () => {
    const queue = new Queue<unknown>(0, { context });
    const bytes = new Uint8Array(3);
    const puts = [queue.put(1), queue.put(bytes, { transfer: [bytes.buffer] }), queue.put(2)];
    await Promise.all(puts);
    expect([await queue.get(), await queue.get(), await queue.get()]).toEqual([1, new Uint8Array(3), 2]);
  });

  it("cannot be transferred twice, nor refused without a name", async () => {
    const queue = new Queue<unknown>(0, { context });
    const bytes = new Uint8Array(3);
    await queue.put(bytes, { transfer: [bytes.buffer] });
    await expect(queue.put(bytes, { transfer: [bytes.buffer] })).rejects.toThrow(SerializationError);
    const whole = new Uint8Array(3);
    const wrong = queue.put({ whole, f() {} }, { transfer: [whole.buffer] });
    await expect(wrong).rejects.toMatchObject({ path: "item.f" });
    expect(whole).toHaveLength(3);
    expect(await queue.size()).toBe(1);
  });

  it("is not kept anywhere where it found no room", async () => {
    const queue = new Queue<unknown>(1, { context });
    await queue.put(1);
    const bytes = new Uint8Array(3);
    const put = queue.put(bytes, { transfer: [bytes.buffer], timeout: 5 });
    await expect(put).rejects.toThrow(QueueFullError);
    expect(await queue.get()).toBe(1);
    expect(await queue.tryGet()).toBe(undefined);
  });
});

it("a port goes to a thread, and is refused where it would reach a process", async () => {
  const { port1, port2 } = new MessageChannel();
  const toProcess = new Queue<unknown>(0, { context: "process" });
  await expect(toProcess.put({ port: port1 }, { transfer: [port1] })).rejects.toThrow(/transfer\[0\]/);
  const [here, there] = pipe<{ port: MessagePort }>({ context: "thread" });
  const target = async (there: Connection<{ port: MessagePort }>): Promise<void> => {
    (await there.recv()).port.postMessage("by the port");
  };
  const child = new Process({ target, args: [there], context: "thread" });
  child.start();
  await here.send({ port: port1 }, { transfer: [port1] });
  const message = await new Promise((resolve) => {
    port2.onmessage = ({ data }) => resolve(data);
  });
  expect(message).toBe("by the port");
  port2.close();
  await child.join();
});

describe.each(contexts)("bytes that are larger than a ring, context %s", (context) => {
  const large = (): Uint8Array => Uint8Array.from({ length: 3_000_000 }, (_, i) => i % 251);

  it("are those of the call, also where the caller overwrites them while they wait", async () => {
    const [here, there] = pipe<Uint8Array>({ context });
    const bytes = large();
    const sent = here.sendBytes(bytes);
    bytes.fill(0);
    expect(Buffer.compare(await there.recvBytes(), large())).toBe(0);
    await sent;
  });

  it.skipIf(process.env.PARAKERN_NO_MAPPING === "1")(
    "are so after a blocking call that gave up waiting for all of them to leave",
    async () => {
      const [here, there] = pipe<Uint8Array>({ context });
      const bytes = large();
      here.sendSync(bytes, { timeout: 5 });
      bytes.fill(0);
      expect(Buffer.compare(await there.recvBytes(), large())).toBe(0);
    },
  );

  it("come into memory that is given, from an offset on", async () => {
    const [here, there] = pipe<Uint8Array>({ context });
    const target = new Uint8Array(3_000_010);
    for (let round = 0; round < 2; round++) {
      const [sent, got] = [here.sendBytes(large()), there.recvBytesInto(target, 10)];
      expect(await got).toBe(3_000_000);
      await sent;
      expect(Buffer.compare(target.subarray(10), large())).toBe(0);
      expect(target.subarray(0, 10)).toEqual(new Uint8Array(10));
      target.fill(0);
    }
  });
});
