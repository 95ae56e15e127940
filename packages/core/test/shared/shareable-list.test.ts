import { spawnSync } from "node:child_process";
import { Process, ShareableList, SharedMemoryError } from "@parakern/core";
import { afterEach, describe, expect, it } from "vitest";

const made: ShareableList[] = [];
afterEach(() => {
  for (const list of made.splice(0)) list.memory.unlink();
});

function make(items: Iterable<never> | readonly unknown[]): ShareableList {
  const list = new ShareableList(items as never);
  made.push(list);
  return list;
}

const items = ["howdy", new TextEncoder().encode("HoWdY"), -273.154, 100n, null, true, 42];

describe("ShareableList (_TestSharedMemory.test_shared_memory_ShareableList_*)", () => {
  it("holds numbers, bigints, text, bytes, booleans and null", () => {
    const list = make(items);
    expect([...list]).toEqual(items);
    expect(list.length).toBe(7);
    expect(list.format).toBe("8s8sdqxxxxxx?xxxxxxxx?d");
    expect([list.get(0), list.get(-2), list.get(-7)]).toEqual(["howdy", true, "howdy"]);
  });

  it("refuses indexes outside", () => {
    const list = make(items);
    for (const index of [7, -8, 0.5]) {
      expect(() => list.get(index)).toThrow(RangeError);
      expect(() => list.set(index, 2)).toThrow(RangeError);
    }
    expect(() => make([]).get(0)).toThrow(RangeError);
  });

  it("finds and counts", () => {
    const list = make([...items, 42]);
    expect([list.index(100n), list.index(42), list.index(new Uint8Array([72, 111, 87, 100, 89]))]).toEqual([
      3, 6, 1,
    ]);
    expect(() => list.index("100")).toThrow(RangeError);
    expect([list.count(42), list.count("adios"), list.count(null)]).toEqual([2, 0, 1]);
  });

  it("replaces items by others of any type, in the room there is", () => {
    const list = make(items);
    list.set(3, 42);
    list.set(4, "some");
    list.set(0, new Uint8Array([1]));
    list.set(-1, 2n ** 63n - 1n);
    expect([...list]).toEqual([new Uint8Array([1]), items[1], -273.154, 42, "some", true, 2n ** 63n - 1n]);
    expect(list.format).toBe("8s8sdd8sxxxxxxx?q");
    expect(() => list.set(4, "far too many")).toThrow(/12 bytes do not fit.*8/);
    expect(() => list.set(4, 2n ** 63n)).toThrow(RangeError);
    expect(() => list.set(4, {} as never)).toThrow(TypeError);
    expect(list.get(4)).toBe("some");
  });

  it("keeps text of any script, and of any length that has room", () => {
    const texts = ["", "größe", "文字", "🎉".repeat(5), "x".repeat(7), "x".repeat(8), "x".repeat(1000)];
    const list = make(texts);
    expect([...list]).toEqual(texts);
    list.set(6, "y".repeat(1008));
    expect(list.get(6)).toBe("y".repeat(1008));
    expect(() => make(["ends with\0"])).toThrow(/zero byte/);
  });

  it("is found by its name, and empty where it is made of nothing", () => {
    const list = make(items);
    const again = new ShareableList(undefined, { name: list.name });
    again.set(5, false);
    again.memory.close();
    expect(list.get(5)).toBe(false);
    expect([...make([]), make([]).format]).toEqual([""]);
    expect(() => new ShareableList([1], { name: list.name })).toThrow(SharedMemoryError);
  });

  it.each(["process", "thread"] as const)("goes to a %s", async (context) => {
    const list = make(items);
    const child = new Process({
      context,
      target: ({ list }: { list: ShareableList }) => list.set(2, (list.get(2) as number) * 2),
      args: [{ list }],
    });
    child.start();
    expect(await child.sentinel).toBe(0);
    expect(list.get(2)).toBe(-546.308);
  });

  const python = spawnSync("python3", ["-c", "import multiprocessing.shared_memory"]).status === 0;
  it.runIf(python)("is Python's, too", () => {
    const list = make(items);
    const code = `
import sys
from multiprocessing import resource_tracker, shared_memory
list_ = shared_memory.ShareableList(name=sys.argv[1])
resource_tracker.unregister("/" + sys.argv[1], "shared_memory")
print(list(list_))
list_[0] = 7
list_[3] = "från"
list_.shm.close()
`;
    const { stdout } = spawnSync("python3", ["-c", code, list.name], { encoding: "utf8" });
    expect(stdout.trim()).toBe("['howdy', b'HoWdY', -273.154, 100, None, True, 42.0]");
    expect([list.get(0), list.get(3)]).toEqual([7n, "från"]);
  });
});
