import { readdirSync } from "node:fs";
import { Pool, Process, Queue } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { contexts } from "./contexts.js";
import { runProgram } from "./run-program.js";

const core = import.meta.resolve("@parakern/core");

/** A child by inheritance: the class hands its target over. */
class Echo extends Process<[Queue<string>, string]> {
  constructor(queue: Queue<string>, text: string, context: "process" | "thread") {
    super({ target: (q: Queue<string>, t: string) => q.put(t.toUpperCase()), args: [queue, text], context });
  }

  get says(): string {
    return `I am ${this.name}`;
  }
}

describe.each(contexts)("Process (_TestProcess, _TestSubclassingProcess), context %s", (context) => {
  it("takes arguments of any number, or none (test_args_argument)", async () => {
    for (const args of [[], [1], [1, "two", { three: 3 }]] as const) {
      const queue = new Queue<unknown[]>();
      const target = (q: Queue<unknown[]>, ...rest: readonly unknown[]) => q.put([...rest]);
      const child = new Process<[Queue<unknown[]>, ...unknown[]]>({
        target,
        args: [queue, ...args],
        context,
      });
      child.start();
      expect(await queue.get()).toEqual(args);
      await child.join();
    }
  });

  it("starts children of children (test_recursion)", async () => {
    const queue = new Queue<number[]>();
    // Named, since it ships itself.
    async function recurse(q: Queue<number[]>, id: number[], where: string, kind: "process" | "thread") {
      await q.put(id);
      if (id.length === 2) return;
      const { Process: Child } = (await import(where)) as { Process: typeof Process };
      for (const i of [0, 1]) {
        const child = new Child({ target: recurse, args: [q, [...id, i], where, kind], context: kind });
        child.start();
        await child.join();
      }
    }
    const root = new Process({ target: recurse, args: [queue, [], core, context], context });
    root.start();
    await root.join();
    const seen: number[][] = [];
    while ((await queue.size()) > 0) seen.push(await queue.get());
    expect(seen).toEqual([[], [0], [0, 0], [0, 1], [1], [1, 0], [1, 1]]);
  });

  it("knows its parent (test_parent_process_attributes, test_parent_process)", async () => {
    const queue = new Queue<unknown[]>();
    const tell = async (q: Queue<unknown[]>, where: string): Promise<void> => {
      const { parentProcess } = (await import(where)) as typeof import("@parakern/core");
      const parent = parentProcess()!;
      await q.put([parent.name, parent.pid, parent.isAlive(), await parent.join(1)]);
    };
    const child = new Process({ target: tell, args: [queue, core], context });
    child.start();
    expect(await queue.get()).toEqual(["MainProcess", process.pid, true, false]);
    await child.join();
  });

  it("can be extended by a class that hands its target over (test_subclassing)", async () => {
    const queue = new Queue<string>();
    const child = new Echo(queue, "hello", context);
    child.start();
    expect(await queue.get()).toBe("HELLO");
    await child.join();
    expect(child.says).toBe(`I am ${child.name}`);
    expect(child.exitCode).toBe(0);
  });

  it.each([0, 1, 7, 255])("exits with the code %i that it is told (test_sys_exit)", async (code) => {
    const child = new Process({ target: (n: number) => process.exit(n), args: [code], context });
    child.start();
    expect(await child.sentinel).toBe(code);
  });

  it("runs its exit handlers (_TestAtExit)", async () => {
    const queue = new Queue<string>();
    const target = (q: Queue<string>) => {
      process.once("beforeExit", () => void q.put("at exit"));
      process.once("exit", () => {
        process.exitCode = 3;
      });
    };
    const child = new Process({ target, args: [queue], context });
    child.start();
    expect(await child.sentinel).toBe(3);
    if (context === "process") expect(await queue.get()).toBe("at exit");
  });
});

describe("Process (_TestProcess), context process", () => {
  it("leaves no descriptor behind in its parent (test_child_fd_inflation)", async () => {
    const run = async (): Promise<void> => {
      const children = Array.from({ length: 4 }, () => new Process({ target: () => {}, context: "process" }));
      for (const child of children) child.start();
      await Promise.all(children.map((child) => child.join()));
    };
    const count = () => readdirSync("/proc/self/fd").length;
    await run();
    const before = count();
    for (let i = 0; i < 3; i++) await run();
    expect(count()).toBeLessThanOrEqual(before);
  });

  it("goes on after a signal that it handles (TestIgnoreEINTR)", async () => {
    const [said, told] = [new Queue<string>(), new Queue<string>()];
    const target = async (mine: Queue<string>, theirs: Queue<string>): Promise<void> => {
      process.on("SIGUSR1", () => void mine.put("signal"));
      await mine.put("ready");
      await mine.put(await theirs.get());
      process.exit(0);
    };
    const child = new Process({ target, args: [said, told], context: "process" });
    child.start();
    expect(await said.get()).toBe("ready");
    process.kill(child.pid!, "SIGUSR1");
    expect(await said.get()).toBe("signal");
    await told.put("still here");
    expect(await said.get()).toBe("still here");
    expect(await child.sentinel).toBe(0);
  });
});

describe.each(contexts)("a program (TestNoForkBomb, TestStdinBadfiledescriptor), context %s", (context) => {
  it("is not run again in its children, however it is written", async () => {
    const { stdout, code } = await runProgram("top-level", [context]);
    expect(stdout).toBe("top level\nchild\nend\n");
    expect(code).toBe(0);
  });

  it("starts processes and pools from a child whose stdin is closed", async () => {
    const { stdout, stderr, code } = await runProgram("no-stdin", [context]);
    expect({ stdout, stderr, code }).toEqual({ stdout: "queue 1\npool 4\n", stderr: "", code: 0 });
  });
});

it("a pool of many workers works (MiscTestCase.test_large_pool)", async () => {
  await using pool = new Pool(17);
  const results = await pool.map(
    (x: number) => x + 1,
    Array.from({ length: 200 }, (_, i) => i),
    { chunkSize: 1 },
  );
  expect(results.at(-1)).toBe(200);
});
