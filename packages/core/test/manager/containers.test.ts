import { type ListProxy, type Manager, type MapProxy, SerializationError } from "@parakern/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { begin, type classes, inChild, PLACES } from "./support.js";

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of items) all.push(each);
  return all;
}

describe.each(PLACES)("objects of a manager (_TestContainers), served from: %s", (place) => {
  let manager: Manager<typeof classes>;
  beforeAll(async () => {
    manager = await begin(place);
  });
  afterAll(() => manager.shutdown());

  it("has lists that are read, extended, repeated and cut", async () => {
    const a = await manager.list(Array.from({ length: 10 }, (_, i) => i));
    expect(await a.toArray()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const b = await manager.list<number>();
    expect(await b.toArray()).toEqual([]);
    expect(await b.extend([0, 1, 2, 3, 4])).toBe(5);
    expect([await b.at(2), await b.at(-1), await b.at(9)]).toEqual([2, 4, undefined]);
    expect(await b.slice(2, 10)).toEqual([2, 3, 4]);
    await b.repeat(2);
    expect(await b.length()).toBe(10);
    expect([await b.count(3), await b.indexOf(3), await b.includes(9)]).toEqual([2, 3, false]);
    await b.sort();
    await b.reverse();
    expect(await b.slice(0, 3)).toEqual([4, 4, 3]);
    expect([await b.pop(), await b.pop(0), await b.shift()]).toEqual([0, 4, 4]);
    await b.insert(1, 99);
    expect(await b.splice(0, 2)).toEqual([3, 99]);
    expect([await b.remove(3), await b.remove(77)]).toEqual([true, false]);
    await b.clear();
    expect([await b.pop(), await b.unshift(7)]).toEqual([undefined, 1]);
    await expect(b.set(1, 0)).rejects.toThrow(RangeError);
    await b.set(-1, 8);
    expect(await b.toArray()).toEqual([8]);
  });

  it("iterates over lists and maps, which may change meanwhile", async () => {
    const a = await manager.list(Array.from({ length: 1000 }, (_, i) => i));
    const iterator = a[Symbol.asyncIterator]();
    await a.set(0, 100);
    expect((await iterator.next()).value).toBe(100);
    await iterator.return?.();
    expect(await collect(a)).toHaveLength(1000);
    const map = await manager.map([
      [1, "a"],
      [2, "b"],
    ] as const);
    expect(await collect(map)).toEqual([
      [1, "a"],
      [2, "b"],
    ]);
    expect(await collect(await manager.set([3, 1]))).toEqual([3, 1]);
  });

  it("has lists in lists, by reference, and themselves in themselves", async () => {
    const rows = await Promise.all([0, 1, 2].map(() => manager.list([0, 1, 2])));
    const a = await manager.list<ListProxy<number>>(rows);
    await (await a.at(0))!.set(-1, 55);
    expect(await rows[0]!.toArray()).toEqual([0, 1, 55]);
    expect(await (await a.at(1))!.toArray()).toEqual([0, 1, 2]);
    expect(await a.at(2)).toBe(rows[2]);
    const b = await manager.list<unknown>();
    await b.push(b);
    expect(await b.at(0)).toBe(b);
    const outer = await manager.list<unknown>([[88, 99], a]);
    expect(await outer.at(0)).toEqual([88, 99]);
  });

  it("has maps", async () => {
    const map = await manager.map<number, string>();
    for (let i = 65; i < 70; i++) await map.set(i, String.fromCharCode(i));
    expect(await map.keys()).toEqual([65, 66, 67, 68, 69]);
    expect(await map.values()).toEqual(["A", "B", "C", "D", "E"]);
    expect(await map.toMap()).toEqual(new Map(await map.entries()));
    expect([await map.get(65), await map.get(1), await map.has(65)]).toEqual(["A", undefined, true]);
    expect([await map.getOrSet(65, "?"), await map.getOrSet(1, "!")]).toEqual(["A", "!"]);
    expect([await map.popEntry(), await map.pop(65), await map.pop(65)]).toEqual([[1, "!"], "A", undefined]);
    expect([await map.delete(66), await map.delete(66), await map.size()]).toEqual([true, false, 3]);
    await map.update([
      [1, "x"],
      [2, "y"],
    ]);
    await map.clear();
    expect(await map.size()).toBe(0);
    const dict = await manager.dict({ a: 1 });
    expect(await dict.get("a")).toBe(1);
  });

  it("has maps in maps, which live as long as anybody holds them", async () => {
    let pets: MapProxy<string, number> | undefined = await manager.dict({ ferrets: 2, hamsters: 4 });
    const supplies = await manager.dict({ water: 10, feed: 3 });
    const d = await manager.map<string, MapProxy<string, number>>([
      ["pets", pets],
      ["supplies", supplies],
    ]);
    await (await d.get("supplies"))!.set("blankets", 5);
    expect(await supplies.get("blankets")).toBe(5);
    pets = undefined;
    globalThis.gc?.();
    expect(await (await d.get("pets"))!.get("ferrets")).toBe(2);
    pets = (await d.get("pets"))!;
    await d.clear();
    expect(await pets.get("hamsters")).toBe(4);
  });

  it("has queues in lists and maps", async () => {
    const a = await manager.list([await manager.queue<number>()]);
    await (await a.at(0))!.put(123);
    expect(await (await a.at(0))!.get()).toBe(123);
    const b = await manager.map([[0, await manager.queue<number>()]]);
    await (await b.get(0))!.put(456);
    expect(await (await b.get(0))!.get()).toBe(456);
  });

  it("has namespaces", async () => {
    const n = await manager.namespace<{ name: string; job: string }>({ name: "Bob" });
    await n.set("job", "Builder");
    expect([await n.get("name"), await n.get("job")]).toEqual(["Bob", "Builder"]);
    expect(await n.delete("job")).toBe(true);
    expect([await n.has("name"), await n.has("job")]).toEqual([true, false]);
    expect(await n.toObject()).toEqual({ name: "Bob" });
  });

  it("has sets, values and arrays", async () => {
    const set = await manager.set([1, 2]);
    expect([await set.add(2), await set.add(3), await set.has(3)]).toEqual([false, true, true]);
    expect([await set.pop(), await set.delete(9), await set.size()]).toEqual([1, false, 2]);
    const value = await manager.value(1);
    expect(await Promise.all(Array.from({ length: 10 }, () => value.add(1)))).toContain(11);
    expect([await value.compareAndSet(11, 5), await value.compareAndSet(11, 6), await value.get()]).toEqual([
      true,
      false,
      5,
    ]);
    const array = await manager.array("i32", [0, 1]);
    await array.set(0, 7.9);
    expect([await array.at(0), await array.length(), await array.toArray()]).toEqual([7, 2, [7, 1]]);
    expect(await array.slice()).toEqual(Int32Array.of(7, 1));
    await expect(manager.array("f16" as never, 1)).rejects.toThrow(RangeError);
  });

  it("carries what structured clone carries, and says what it cannot", async () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    const error = Object.assign(new RangeError("wrong", { cause: new TypeError("why") }), { code: "E_X" });
    const values = [
      undefined,
      null,
      true,
      0.1,
      -0,
      NaN,
      Infinity,
      -Infinity,
      123n,
      -(2n ** 70n),
      "hå ll\u{1f600}\ud800",
    ];
    const objects = [
      new Date(5),
      new Date(NaN),
      new Map([[{ a: 1 }, new Set([1])]]),
      Float32Array.of(1.5),
      new Uint8Array(3).buffer,
      cycle,
      { $: 1 },
      [[[]]],
    ];
    const list = await manager.list<unknown>([...values, ...objects]);
    expect(await list.toArray()).toEqual([...values, ...objects]);
    const copy = await manager.value<Error & { code?: string }>(error).then((each) => each.get());
    expect([copy.name, copy.message, copy.code, (copy.cause as Error).name]).toEqual([
      "RangeError",
      "wrong",
      "E_X",
      "TypeError",
    ]);
    for (const wrong of [
      () => 1,
      Symbol("s"),
      new WeakMap(),
      new Uint8Array(new SharedArrayBuffer(1)),
      Promise.resolve(),
    ]) {
      await expect(list.push({ deep: [wrong] })).rejects.toThrow(SerializationError);
    }
    await expect(list.push(JSON.parse('{"__proto__":1}'))).rejects.toThrow(/__proto__/);
  });

  it("can be used in processes that the proxies were passed to", async () => {
    const list = await manager.list<number>([5]);
    const map = await manager.map<string, unknown>([["list", list]]);
    const code = await inChild(
      async (list: ListProxy<number>, nested: { map: MapProxy<string, ListProxy<number>> }) => {
        if ((await list.at(0)) !== 5) process.exit(9);
        await list.push(6);
        const same = await nested.map.get("list");
        await same!.push(7);
      },
      list,
      { map } as never,
    );
    expect(code).toBe(0);
    expect(await list.toArray()).toEqual([5, 6, 7]);
  });
});
