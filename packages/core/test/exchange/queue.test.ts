import { randomUUID } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { QueueClosedError, QueueEmptyError, QueueFullError, SerializationError } from "../../src/errors.js";
import { adoptQueue, Queue } from "../../src/exchange/queue.js";
import { QueueHome } from "../../src/exchange/queue-home.js";
import { IpcCarrier } from "../../src/process/ipc-carrier.js";
import { type HandleTable, packHandles, unpackHandles } from "../../src/task/pack.js";
import { createThreadCarrier, portCarrier } from "../../src/task/port-link.js";

/** As if it arrived in another thread: where a queue is at home, or known, it would not be reached by a link. */
function elsewhere(handles: HandleTable): HandleTable {
  for (const { data } of handles.entries)
    Object.assign((data as { shared: object }).shared, { id: randomUUID() });
  return handles;
}

/** The same queue at the other end of a port. */
function byPort<T>(queue: Queue<T>): Queue<T> {
  const { value, handles, transfer } = packHandles(queue, "queue");
  const sent = structuredClone({ value, handles }, { transfer: [...transfer] as never });
  return unpackHandles(sent.value, elsewhere(sent.handles));
}

/** The same queue at the other end of a channel between processes, which is cut by `end`. */
function byChannel<T>(queue: Queue<T>): { queue: Queue<T>; end: () => void } {
  const [parent, child] = [new IpcCarrier("parent"), new IpcCarrier("child")];
  const wire = (to: IpcCarrier) => ({
    send: (batch: unknown, onSent: () => void) => {
      setImmediate(() => {
        to.receive(batch);
        onSent();
      });
    },
    ref: () => {},
    unref: () => {},
  });
  parent.attach(wire(child));
  child.attach(wire(parent));
  const { value, handles } = packHandles(queue, "queue", { carrier: parent });
  const sent = parent.clone({ value, handles }) as { value: Queue<T>; handles: HandleTable };
  const end = (): void => {
    parent.cut();
    child.cut();
  };
  return { queue: unpackHandles(sent.value, elsewhere(sent.handles), child), end };
}

/** As where no memory can be mapped: it lives in this thread, and others ask it over links. */
function linked<T>(maxSize = 0): Queue<T> {
  const queue = Object.create(Queue.prototype) as Queue<T>;
  adoptQueue(queue, new QueueHome(maxSize));
  return queue;
}

type Make = <T>(maxSize?: number) => Queue<T>;
const inProcess: Make = (maxSize) => new Queue(maxSize, { context: "process" });
const inThread: Make = (maxSize) => new Queue(maxSize, { context: "thread" });
const holders: [string, Make][] = [
  ["over links, in its own thread", linked],
  ["over links, by a port", (maxSize) => byPort(linked(maxSize)) as never],
  ["over links, by a channel", (maxSize) => byChannel(linked(maxSize)).queue as never],
  ["over links, by a channel and a port", (maxSize) => byPort(byChannel(linked(maxSize)).queue) as never],
  ["in mapped memory, in its own thread", inProcess],
  ["in mapped memory, by a port", (maxSize) => byPort(inProcess(maxSize)) as never],
  ["in mapped memory, by a channel", (maxSize) => byChannel(inProcess(maxSize)).queue as never],
  ["in memory of threads, in its own thread", inThread],
  ["in memory of threads, by a port", (maxSize) => byPort(inThread(maxSize)) as never],
];

describe.each(holders)("Queue %s (_TestQueue)", (_, make) => {
  it("gives items in the order in which they were put", async () => {
    const queue = make<number>();
    for (let i = 0; i < 100; i++) void queue.put(i);
    await queue.join();
    expect(await queue.size()).toBe(100);
    for (let i = 0; i < 100; i++) expect(await queue.get()).toBe(i);
    expect(await queue.empty()).toBe(true);
  });

  it("gives items as clones", async () => {
    const queue = make<{ list: number[] }>();
    const item = { list: [1] };
    await queue.put(item);
    item.list.push(2);
    expect(await queue.get()).toEqual({ list: [1] });
  });

  it("says after the timeout, and not before, that it stayed empty or full", async () => {
    const queue = make<number>(1);
    let from = performance.now();
    await expect(queue.get({ timeout: 20 })).rejects.toThrow(QueueEmptyError);
    expect(performance.now() - from).toBeGreaterThanOrEqual(20);
    await queue.put(1);
    from = performance.now();
    await expect(queue.put(2, { timeout: 20 })).rejects.toThrow(QueueFullError);
    expect(performance.now() - from).toBeGreaterThanOrEqual(20);
    expect(await queue.get()).toBe(1);
    await expect(queue.get({ timeout: 0 })).rejects.toThrow(QueueEmptyError);
  });

  it("tries without waiting", async () => {
    const queue = make<number>(1);
    expect(await queue.tryGet()).toBe(undefined);
    expect(await queue.tryPut(1)).toBe(true);
    expect(await queue.full()).toBe(true);
    expect(await queue.tryPut(2)).toBe(false);
    expect(await queue.tryGet()).toBe(1);
    expect(await queue.full()).toBe(false);
  });

  it("lets puts wait for room, and keeps their order", async () => {
    const queue = make<number>(2);
    const puts = [1, 2, 3, 4, 5].map((i) => queue.put(i));
    for (let i = 1; i <= 5; i++) expect(await queue.get()).toBe(i);
    await Promise.all(puts);
    expect(await queue.size()).toBe(0);
  });

  it("lets gets wait for items, first come, first served", async () => {
    const queue = make<number>();
    const gets = [queue.get(), queue.get(), queue.get()];
    for (const i of [1, 2, 3]) await queue.put(i);
    expect(await Promise.all(gets)).toEqual([1, 2, 3]);
  });

  it("refuses an item that cannot be cloned, names it, and goes on", async () => {
    const queue = make<unknown>(1);
    const wrong = queue.put({ a: [1, { f() {} }] });
    await expect(wrong).rejects.toThrow(SerializationError);
    await expect(wrong).rejects.toMatchObject({ path: "item.a[1].f" });
    expect(await queue.size()).toBe(0);
    await queue.put("right");
    expect(await queue.get()).toBe("right");
  });

  it("ends a wait by a signal, with its reason, and loses nothing by it", async () => {
    const queue = make<number>(1);
    const [getting, putting] = [new AbortController(), new AbortController()];
    const get = queue.get({ signal: getting.signal });
    getting.abort(new Error("enough"));
    await expect(get).rejects.toThrow("enough");
    await queue.put(1);
    const put = queue.put(2, { signal: putting.signal });
    putting.abort("too long");
    await expect(put).rejects.toBe("too long");
    expect(await queue.get()).toBe(1);
    expect(await queue.tryGet()).toBe(undefined);
    await expect(queue.get({ signal: AbortSignal.abort("before") })).rejects.toBe("before");
    await expect(queue.put(3, { signal: AbortSignal.abort("before") })).rejects.toBe("before");
    expect(await queue.size()).toBe(0);
  });

  it("takes nothing for a get that was ended while its item was on its way", async () => {
    const queue = make<number>();
    for (let round = 0; round < 50; round++) {
      const controller = new AbortController();
      const get = queue.get({ signal: controller.signal }).catch(() => undefined);
      const put = queue.put(round);
      for (let i = 0; i < round % 5; i++) await turn();
      controller.abort();
      await put;
      expect((await get) ?? (await queue.get())).toBe(round);
    }
  });

  it("closes for puts, gives what is left, and then is closed for all", async () => {
    const queue = make<number>();
    await queue.put(1);
    await queue.put(2);
    await queue.close();
    await queue.close();
    await expect(queue.put(3)).rejects.toThrow(QueueClosedError);
    expect(await queue.size()).toBe(2);
    const all: number[] = [];
    for await (const item of queue) all.push(item);
    expect(all).toEqual([1, 2]);
    await expect(queue.get()).rejects.toThrow(/is closed/);
    await expect(queue.tryGet()).rejects.toThrow(QueueClosedError);
    await expect(queue.empty()).rejects.toThrow(/is closed/);
  });

  it("ends the waits of others by closing", async () => {
    const [empty, full] = [make<number>(), make<number>(1)];
    await full.put(1);
    const waits = [empty.get(), full.put(2)].map((wait) => expect(wait).rejects.toThrow(QueueClosedError));
    await empty.close();
    await full.close();
    await Promise.all(waits);
  });

  it("lets an iteration stop early and another go on", async () => {
    const queue = make<number>();
    for (const i of [1, 2, 3]) await queue.put(i);
    for await (const item of queue) if (item === 2) break;
    expect(await queue.get()).toBe(3);
  });

  it("carries values that are undefined, and errors whole", async () => {
    const queue = make<unknown>();
    for (const item of [undefined, null, 0, "", new TypeError("x", { cause: 1 })]) await queue.put(item);
    for (const item of [undefined, null, 0, ""]) expect(await queue.get()).toBe(item);
    expect(await queue.get()).toMatchObject({ name: "TypeError", message: "x" });
  });

  it("carries queues, wherever they stand in an item", async () => {
    const [outer, inner] = [make<unknown>(), new Queue<string>()];
    const item: Record<string, unknown> = { a: [new Map([["q", inner]])], again: inner };
    item.self = item;
    await outer.put(item);
    const got = (await outer.get()) as {
      a: [Map<string, Queue<string>>];
      again: Queue<string>;
      self: unknown;
    };
    expect(got.self).toBe(got);
    const copy = got.a[0].get("q")!;
    expect(copy).toBeInstanceOf(Queue);
    expect(got.again).toBe(copy);
    await copy.put("through the copy");
    expect(await inner.get()).toBe("through the copy");
  });

  it("joins once the puts before it are through", async () => {
    const queue = make<number>(1);
    await queue.join();
    void queue.put(1);
    const second = queue.put(2);
    await expect(queue.join({ timeout: 10 })).rejects.toMatchObject({ code: "E_TIMEOUT" });
    await expect(queue.join({ signal: AbortSignal.abort("no") })).rejects.toBe("no");
    expect(await queue.get()).toBe(1);
    await queue.join();
    await second;
    expect(await queue.size()).toBe(1);
  });

  it("refuses timeouts that are none", () => {
    const queue = make<number>();
    for (const timeout of [-1, Number.NaN]) {
      expect(() => queue.get({ timeout })).toThrow(RangeError);
      expect(() => queue.put(1, { timeout })).toThrow(RangeError);
    }
  });
});

describe("Queue", () => {
  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, "3" as never])("of size %s is refused", (size) => {
    expect(() => new Queue(size)).toThrow(RangeError);
  });

  it("knows its size everywhere", () => {
    expect(byPort(new Queue(3)).maxSize).toBe(3);
    expect(byChannel(new Queue(4)).queue.maxSize).toBe(4);
  });

  it("takes no item for a holder that has ended, and keeps what it put", async () => {
    const queue = linked<string>(1);
    const other = byChannel(queue);
    const lost = expect(other.queue.get()).rejects.toThrow(QueueClosedError);
    await other.queue.size();
    other.end();
    await lost;
    await queue.put("kept");
    expect(await queue.get()).toBe("kept");

    const third = byChannel(queue);
    await third.queue.put("first");
    const waits = expect(third.queue.put("second")).rejects.toThrow(/has ended/);
    await third.queue.size();
    third.end();
    await waits;
    expect([await queue.get(), await queue.get()]).toEqual(["first", "second"]);
    await expect(third.queue.get()).rejects.toThrow(QueueClosedError);
  });

  it("is itself again where it comes home", async () => {
    const queue = new Queue<string>();
    const packed = packHandles(queue, "queue", { carrier: portCarrier });
    const home = unpackHandles(packed.value, packed.handles);
    await home.put("here");
    expect(await queue.get()).toBe("here");
  });

  it("is linked once to a thread that is known, and each time to one that is not", async () => {
    const queue = new Queue<string>();
    const known = { carrier: createThreadCarrier() };
    expect(packHandles(queue, "queue", known).transfer).toHaveLength(1);
    expect(packHandles([queue, queue], "queue", known).transfer).toHaveLength(0);
    expect(packHandles([queue, queue], "queue").transfer).toHaveLength(1);
  });
});
