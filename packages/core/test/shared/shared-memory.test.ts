import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { OutOfMemoryError, Process, SharedMemory, SharedMemoryError } from "@parakern/core";
import { afterEach, describe, expect, it } from "vitest";
import { until } from "../sync/place.js";

const made: SharedMemory[] = [];
afterEach(() => {
  for (const memory of made.splice(0)) if (isThere(memory.name)) memory.unlink();
});

function make(size = 512, name?: string): SharedMemory {
  const memory = new SharedMemory({ create: true, size, name });
  made.push(memory);
  return memory;
}

function isThere(name: string): boolean {
  return existsSync(`/dev/shm/${name}`);
}

function newName(): string {
  return `test_${process.pid}_${Math.random().toString(36).slice(2)}`;
}

describe("SharedMemory (_TestSharedMemory)", () => {
  it("is made by a name, and found by it", () => {
    const name = newName();
    const memory = make(512, name);
    expect([memory.name, memory.size, memory.bytes.length, memory.buf]).toEqual([
      name,
      512,
      512,
      memory.bytes,
    ]);
    memory.bytes[0] = 42;
    const again = new SharedMemory({ name });
    expect([again.bytes[0], again.size]).toEqual([42, 512]);
    // The size of what exists is what it is.
    expect(new SharedMemory({ name, size: 10_240 }).size).toBe(512);
    again.close();
    expect(memory.bytes[0]).toBe(42);
  });

  it("has a new name of 128 random bits and is for its owner alone unless told otherwise", () => {
    const [one, two] = [make(), make()];
    expect(one.name).toMatch(/_[0-9a-f]{32}$/);
    expect(one.name).not.toBe(two.name);
    expect(statSync(`/dev/shm/${one.name}`).mode & 0o777).toBe(0o600);
  });

  it("refuses to make what exists, and to find what does not", () => {
    const { name } = make();
    expect(() => new SharedMemory({ name, create: true, size: 512 })).toThrow(SharedMemoryError);
    expect(() => new SharedMemory({ name: newName() })).toThrow(/does not exist/);
    expect(() => new SharedMemory({ create: false })).toThrow(RangeError);
  });

  it("refuses sizes below one byte, and what there is no room for, of which nothing is left", () => {
    for (const size of [0, -1, -2, 1.5, Number.NaN, undefined]) {
      expect(() => new SharedMemory({ create: true, size })).toThrow(RangeError);
    }
    const name = newName();
    expect(() => new SharedMemory({ name, create: true, size: 2 ** 45 })).toThrow(OutOfMemoryError);
    expect(isThere(name)).toBe(false);
  });

  it.each(["", ".", "..", "../x", "a/b", "a\0b", "a b", "$(id)", "-\n", "x".repeat(201)])(
    "refuses the name %j",
    (name) => {
      expect(() => new SharedMemory({ name, create: true, size: 1 })).toThrow(RangeError);
      expect(() => new SharedMemory({ name })).toThrow(RangeError);
    },
  );

  it("is unlinked once: its holders keep it, nobody finds it, and the name is free", () => {
    const memory = make();
    const other = new SharedMemory({ name: memory.name });
    other.unlink();
    expect(() => memory.unlink()).toThrow(SharedMemoryError);
    other.bytes[1] = 7;
    expect(memory.bytes[1]).toBe(7);
    expect(() => new SharedMemory({ name: memory.name })).toThrow(SharedMemoryError);
    expect(make(64, memory.name).bytes[1]).toBe(0);
  });

  it("is closed once or more: its bytes are not to be had, views that are in use stay", () => {
    const memory = make();
    const { bytes } = memory;
    const other = new SharedMemory({ name: memory.name });
    memory.close();
    memory.close();
    expect(() => memory.bytes).toThrow(/closed/);
    bytes[0] = 3;
    expect(other.bytes[0]).toBe(3);
    {
      using scoped = new SharedMemory({ name: memory.name });
      expect(scoped.bytes[0]).toBe(3);
    }
  });

  it.each(["process", "thread"] as const)("goes to a %s, by itself or by its name", async (context) => {
    const memory = make();
    const child = new Process({
      context,
      target: async (memory: SharedMemory, { name }: { name: string }) => {
        const { SharedMemory } = await import("@parakern/core");
        memory.bytes.set(new TextEncoder().encode("howdy"));
        const found = new SharedMemory({ name });
        found.bytes[5] = found.bytes[0]!;
        found.close();
      },
      args: [memory, { name: memory.name }],
    });
    child.start();
    expect(await child.sentinel).toBe(0);
    expect(new TextDecoder().decode(memory.bytes.slice(0, 6))).toBe("howdyh");
  });

  it("fails on arrival where it was unlinked meanwhile", async () => {
    const memory = make();
    memory.unlink();
    const child = new Process({ target: (memory: SharedMemory) => memory.size, args: [memory] });
    child.start();
    expect(await child.sentinel).toBe(1);
  });

  it("is found by a program that is no relative, and not taken away by its end", () => {
    const memory = make();
    run("attach", memory.name);
    expect(memory.bytes[0]).toBe(99);
    expect(isThere(memory.name)).toBe(true);
  });
});

describe("What is left of SharedMemory (TestResourceTracker)", () => {
  it("nothing after its owner's end, which says what was forgotten", () => {
    const { stdout, stderr } = run("forget");
    expect(stderr).toMatch(/was not unlinked before the end of its owner/);
    expect(stderr.match(/parakern:/g)).toHaveLength(1);
    expect(isThere(stdout.trim())).toBe(false);
  });

  it("nothing, and no warning, where it was unlinked", () => {
    expect(run("unlink").stderr).toBe("");
  });

  it("what is not tracked", () => {
    const { stdout, stderr } = run("untracked");
    const memory = new SharedMemory({ name: stdout.trim() });
    expect(stderr).toBe("");
    memory.unlink();
  });

  it.each(["SIGINT", "SIGTERM", "SIGKILL", "SIGSEGV"] as const)(
    "nothing after %s to its owner",
    async (signal) => {
      const owner = spawn(process.execPath, [program, "wait"], { stdio: ["ignore", "pipe", "pipe"] });
      const [name] = (await createInterface(owner.stdout)[Symbol.asyncIterator]().next()).value.split(" ");
      let warning = "";
      owner.stderr.setEncoding("utf8").on("data", (text) => {
        warning += text;
      });
      expect(isThere(name)).toBe(true);
      owner.kill(signal);
      await until(() => !isThere(name) && warning.includes("left over"));
    },
  );

  it("nothing, at the next start, of an owner that was killed with its tracker", async () => {
    const gone = spawn("true");
    await new Promise((resolve) => gone.on("exit", resolve));
    const mine = make().name;
    const left = mine.replace(/_\d+_(?=[0-9a-f]{32}$)/, `_${gone.pid}_`);
    const foreign = left.replace(/_\d+_/, "_1_");
    for (const name of [left, foreign]) writeFileSync(`/dev/shm/${name}`, "x");
    run("unlink");
    expect([mine, left, foreign].map(isThere)).toEqual([true, false, true]);
    unlinkSync(`/dev/shm/${foreign}`);
  });

  it("no pages of what nobody sees any more", async () => {
    const mapped = () => readFileSync("/proc/self/maps", "utf8").split(name).length - 1;
    const { name } = make(1 << 20);
    for (let i = 0; i < 20; i++) new SharedMemory({ name }).close();
    expect(mapped()).toBeGreaterThan(5);
    await until(() => {
      globalThis.gc!();
      return mapped() <= 2;
    });
    const files = readdirSync("/proc/self/fd").length;
    for (let i = 0; i < 20; i++) new SharedMemory({ name }).close();
    expect(readdirSync("/proc/self/fd").length).toBe(files);
  });
});

const program = fileURLToPath(new URL("./programs/named.mjs", import.meta.url));

function run(...args: string[]): { stdout: string; stderr: string } {
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: "utf8" });
  return { stdout, stderr };
}
