import {
  BufferTooShortError,
  type Connection,
  ConnectionClosedError,
  EOFError,
  Pool,
  Process,
  pipe,
  Queue,
  QueueEmptyError,
  SerializationError,
  wait,
} from "@parakern/core";
import { describe, expect, it } from "vitest";
import { contexts, sharing } from "../process/contexts.js";

/** Answers all that comes, until the end. */
async function echo(connection: Connection<unknown>): Promise<void> {
  for await (const message of connection) await connection.send(message);
}

describe.each(contexts)("pipe, context %s (_TestConnection)", (context) => {
  const start = <A extends readonly unknown[]>(target: (...args: A) => unknown, ...args: A): Process<A> => {
    const child = new Process<A>({ target, args, context } as never);
    child.start();
    return child;
  };

  it("carries values, bytes, and large ones, to a child and back", async () => {
    const [here, there] = pipe<unknown>({ context });
    const child = start(echo, there);
    there.close();
    for (const value of [
      0,
      -1.5,
      "größe",
      "λ",
      undefined,
      [1, [2, { a: null }]],
      new Map([[1, new Date(0)]]),
      10n,
    ]) {
      await here.send(value);
      expect(await here.recv()).toEqual(value);
    }
    for (const size of [0, 1, 1000, 1 << 18, (1 << 18) + 1, 5_000_000]) {
      const bytes = new Uint8Array(size).fill(size);
      bytes[size - 1] = 7;
      const sending = here.sendBytes(bytes);
      const got = await here.recvBytes();
      await sending;
      expect(got.length === size && got.every((byte, i) => byte === bytes[i])).toBe(true);
    }
    here.close();
    expect(await child.sentinel).toBe(0);
  });

  it("says that the other end is closed, after what it had sent", async () => {
    const [here, there] = pipe<number>({ context });
    void there.send(1);
    void there.send(2);
    there.close();
    there.close();
    expect(there.closed).toBe(true);
    expect([await here.recv(), await here.recv()]).toEqual([1, 2]);
    expect(await here.poll()).toBe(true);
    await expect(here.recv()).rejects.toThrow(EOFError);
    await expect(here.send(3)).rejects.toThrow(EOFError);
    await expect(there.recv()).rejects.toThrow(ConnectionClosedError);
    await expect(there.send(1)).rejects.toThrow(ConnectionClosedError);
    await expect(there.poll()).rejects.toThrow(ConnectionClosedError);
  });

  it("ends a wait when the other end is closed meanwhile", async () => {
    const [here, there] = pipe<number>({ context });
    const waits = expect(here.recv()).rejects.toThrow(EOFError);
    const polled = here.poll(60_000);
    there.close();
    await waits;
    expect(await polled).toBe(true);
  });

  it("says that the other end is closed when its last holder was killed", async () => {
    const [here, there] = pipe<string>({ context });
    const child = start(async (connection: Connection<string>) => {
      await connection.send("ready");
      await connection.recv();
    }, there);
    there.close();
    expect(await here.recv()).toBe("ready");
    child.kill();
    await expect(here.recv()).rejects.toThrow(EOFError);
    await expect(here.send("anybody?")).rejects.toThrow(EOFError);
  });

  it("is open for a child while its creator has closed it already (spawn_close)", async () => {
    const [here, there] = pipe<string>({ context });
    const child = start(async (connection: Connection<string>) => {
      await connection.send(await connection.recv());
      connection.close();
    }, there);
    there.close();
    await here.send("hello");
    expect(await here.recv()).toBe("hello");
    await expect(here.recv()).rejects.toThrow(EOFError);
    await child.join();
  });

  it("goes one way where it is not duplex: the first end receives, the second sends", async () => {
    const [receiver, sender] = pipe<number>({ duplex: false, context });
    expect([receiver.readable, receiver.writable, sender.readable, sender.writable]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    await sender.send(1);
    expect(await receiver.recv()).toBe(1);
    await expect(receiver.send(1)).rejects.toThrow(/only receives/);
    await expect(sender.recv()).rejects.toThrow(/only sends/);
    await expect(sender.poll()).rejects.toThrow(/only sends/);
  });

  it("polls at once, and for a while", async () => {
    const [here, there] = pipe<number>({ context });
    expect(await here.poll()).toBe(false);
    const from = performance.now();
    expect(await here.poll(20)).toBe(false);
    expect(performance.now() - from).toBeGreaterThanOrEqual(20);
    const polled = here.poll(Number.POSITIVE_INFINITY);
    await there.send(1);
    expect(await polled).toBe(true);
    expect(await here.poll()).toBe(true);
    expect(await here.recv()).toBe(1);
    expect(await here.poll()).toBe(false);
    await expect(here.poll(-1)).rejects.toThrow(RangeError);
    await expect(here.recv({ timeout: 5 })).rejects.toThrow(QueueEmptyError);
    await expect(here.recv({ signal: AbortSignal.abort("no") })).rejects.toBe("no");
  });

  it("keeps the bounds of messages, empty ones among them (_TestPoll)", async () => {
    const [here, there] = pipe({ context });
    await there.sendBytes(new Uint8Array(0));
    expect(await here.poll()).toBe(true);
    expect((await here.recvBytes()).length).toBe(0);
    for (const text of ["a", "bc", "def"]) await there.sendBytes(new TextEncoder().encode(text));
    for (const text of ["a", "bc", "def"])
      expect(new TextDecoder().decode(await here.recvBytes())).toBe(text);
  });

  it("receives into memory that is there, and gives the message where that is too short", async () => {
    const [here, there] = pipe({ context });
    const target = new Uint8Array(8);
    await there.sendBytes(Uint8Array.of(1, 2, 3));
    expect(await here.recvBytesInto(target)).toBe(3);
    await there.sendBytes(Uint8Array.of(4, 5));
    expect(await here.recvBytesInto(target, 6)).toBe(2);
    expect([...target]).toEqual([1, 2, 3, 0, 0, 0, 4, 5]);
    await there.sendBytes(Uint8Array.of(6, 7, 8));
    const short = here.recvBytesInto(target, 6);
    await expect(short).rejects.toThrow(BufferTooShortError);
    await expect(short).rejects.toMatchObject({ bytes: Uint8Array.of(6, 7, 8) });
    await there.sendBytes(Uint8Array.of(9, 9));
    await expect(here.recvBytes({ maxLength: 1 })).rejects.toThrow(BufferTooShortError);
    await expect(here.recvBytesInto(target, 9)).rejects.toThrow(RangeError);
    await expect(here.recvBytesInto(target, -1)).rejects.toThrow(RangeError);
    await there.send({ no: "bytes" });
    await expect(here.recvBytes()).rejects.toThrow(TypeError);
  });

  it("sends parts of bytes", async () => {
    const [here, there] = pipe({ context });
    const bytes = Uint8Array.from({ length: 10 }, (_, i) => i);
    const parts: [number, number | undefined, number[]][] = [
      [7, undefined, [7, 8, 9]],
      [2, 3, [2, 3, 4]],
      [10, undefined, []],
      [3, 0, []],
    ];
    for (const [offset, length, expected] of parts) {
      await there.sendBytes(bytes, offset, length);
      expect([...(await here.recvBytes())]).toEqual(expected);
    }
    await there.sendBytes(new Uint16Array([1, 256]));
    expect([...(await here.recvBytes())]).toEqual([1, 0, 0, 1]);
    await there.sendBytes(Uint8Array.of(1, 2).buffer);
    expect([...(await here.recvBytes())]).toEqual([1, 2]);
    for (const [offset, length] of [[-1], [11], [0, -1], [4, 7], [0.5]] as [number, number?][])
      await expect(there.sendBytes(bytes, offset, length)).rejects.toThrow(RangeError);
  });

  it("refuses what cannot be cloned, and goes on (TestInvalidHandle)", async () => {
    const [here, there] = pipe<unknown>({ context });
    await expect(there.send({ f() {} })).rejects.toThrow(SerializationError);
    await there.send("right");
    expect(await here.recv()).toBe("right");
  });

  it("carries handles: connections and queues", async () => {
    const [here, there] = pipe<unknown>({ context });
    const child = start(async (connection: Connection<unknown>) => {
      const { inner, queue } = (await connection.recv()) as {
        inner: Connection<string>;
        queue: Queue<string>;
      };
      await inner.send(`${await queue.get()}, twice`);
      inner.close();
    }, there);
    const [first, second] = pipe<string>({ context });
    const queue = new Queue<string>(0, { context });
    await here.send({ inner: second, queue });
    second.close();
    await queue.put("hello");
    expect(await first.recv()).toBe("hello, twice");
    await expect(first.recv()).rejects.toThrow(EOFError);
    await child.join();
  });

  it("is refused by messages once it is closed", async () => {
    const [here, there] = pipe<unknown>({ context });
    const [first] = pipe({ context });
    first.close();
    await expect(here.send(first)).rejects.toThrow(ConnectionClosedError);
    await here.send("right");
    expect(await there.recv()).toBe("right");
  });

  it("is waited for among others, and with sentinels (TestWait)", async () => {
    const pipes = [0, 1, 2].map(() => pipe<string>({ context }));
    const ends = pipes.map(([here]) => here);
    expect(await wait([], { timeout: 1000 })).toEqual([]);
    expect(await wait(ends, { timeout: 0 })).toEqual([]);
    const from = performance.now();
    expect(await wait(ends, { timeout: 20 })).toEqual([]);
    expect(performance.now() - from).toBeGreaterThanOrEqual(20);
    await pipes[1]![1].send("x");
    expect(await wait(ends)).toEqual([ends[1]]);
    const both = wait([ends[0]!, ends[2]!]);
    pipes[2]![1].close();
    expect(await both).toEqual([ends[2]]);
    const child = start(() => {});
    const { sentinel } = child;
    expect(await wait([ends[0]!, sentinel])).toEqual([sentinel]);
    expect(await wait([ends[0]!, sentinel, ends[1]!], { timeout: 0 })).toEqual([sentinel, ends[1]]);
    await expect(wait([ends[0]!], { signal: AbortSignal.abort("no") })).rejects.toBe("no");
    const controller = new AbortController();
    const aborted = wait([ends[0]!], { signal: controller.signal });
    controller.abort("enough");
    await expect(aborted).rejects.toBe("enough");
  });

  it("is an argument of pool tasks", async () => {
    const [here, there] = pipe<string>({ context: "thread" });
    await using pool = new Pool(1);
    await pool.apply((connection: Connection<string>) => connection.send("from a task"), [there]);
    expect(await here.recv()).toBe("from a task");
  });
});

describe("pipe", () => {
  it.each(contexts.filter((each) => each === "process"))(
    "of context thread is refused by a %s",
    (context) => {
      const [, there] = pipe({ context: "thread" });
      const child = new Process({ target: (_: unknown) => {}, args: [there], context });
      expect(() => child.start()).toThrow(SerializationError);
    },
  );

  it.each(sharing.filter((each) => each === "thread"))("blocks, context %s", async (context) => {
    const [here, there] = pipe<unknown>({ context });
    there.sendSync("x");
    expect(here.pollSync()).toBe(true);
    expect(here.recvSync()).toBe("x");
    expect(here.pollSync(5)).toBe(false);
    expect(() => here.recvSync({ timeout: 5 })).toThrow(QueueEmptyError);
    there.sendBytesSync(Uint8Array.of(1, 2));
    expect([...here.recvBytesSync()]).toEqual([1, 2]);
    there.sendBytesSync(Uint8Array.of(3));
    expect(here.recvBytesIntoSync(new Uint8Array(1))).toBe(1);
    there.close();
    await expect(here.recv()).rejects.toThrow(EOFError);
    expect(() => here.recvSync()).toThrow(EOFError);
    expect(() => here.sendSync(1)).toThrow(EOFError);
    expect(() => there.recvSync()).toThrow(ConnectionClosedError);
  });
});
