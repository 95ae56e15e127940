import { KernelTrapError, TimeoutError, WorkerCrashError } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { failure } from "../pool/support.js";
import { assemble, phase } from "./workforce.js";

describe.each([1, 2, 3])("a team of %i", (size) => {
  it("runs every chunk of every phase once, region after region", async () => {
    await using crew = await assemble(size);
    for (let round = 1; round <= 50; round++) {
      await crew.team.run("mark", [phase("mark", 7), phase("mark", 1), phase("mark", 12, 1024)]);
      expect(crew.cells.slice(0, 8)).toEqual(new Int32Array(8).fill(2 * round));
      expect(crew.cells.slice(8, 56)).toEqual(new Int32Array(48).fill(round));
      expect(crew.cells.slice(256, 352)).toEqual(new Int32Array(96).fill(round));
    }
  });

  it("runs the caller's share, and only what it was asked for", async () => {
    await using crew = await assemble(size);
    await crew.team.run("mark", [phase("mark", 1, 4096)]);
    for (let round = 1; round <= 500; round++) {
      expect(crew.team.runSync([phase("mark", 5), phase("mark", 3, 1024)])).toBe(true);
      expect(crew.cells.slice(0, 41)).toEqual(new Int32Array(41).fill(round, 0, 40));
      expect(crew.cells.slice(256, 281)).toEqual(new Int32Array(25).fill(round, 0, 24));
    }
  });

  it("reports a trap, and goes on", async () => {
    await using crew = await assemble(size);
    for (let round = 0; round < 20; round++) {
      const error = await failure(crew.team.run("trap", [phase("mark", 3), phase("trap", 3)]));
      expect(error).toBeInstanceOf(KernelTrapError);
      expect(error.message).toBe("trap trapped: unreachable.");
      await crew.team.run("mark", [phase("mark", 3)]);
      expect(() => crew.team.runSync([phase("trap", 4)])).toThrow(KernelTrapError);
    }
    expect(crew.cells[0]).toBe(40);
  });

  it("ends an endless kernel when its time is over, and writes nothing afterwards", async () => {
    await using crew = await assemble(size);
    const error = await failure(crew.team.run("endless", [phase("endless", 2)], { timeout: 20 }));
    expect(error).toBeInstanceOf(TimeoutError);
    const written = crew.cells[0]!;
    expect(written).not.toBe(0);
    await crew.team.run("mark", [phase("mark", 8, 1024)]);
    expect(crew.cells[0]).toBe(written);
    expect(crew.cells.slice(256, 320)).toEqual(new Int32Array(64).fill(1));
  });

  it("wakes its caller by messages where there is no Atomics.waitAsync", async () => {
    await using crew = await assemble(size, true);
    for (let round = 1; round <= 50; round++)
      await crew.team.run("mark", [phase("mark", 4), phase("mark", 4)]);
    expect(crew.cells[31]).toBe(100);
    expect(await failure(crew.team.run("trap", [phase("trap", 2)]))).toBeInstanceOf(KernelTrapError);
    const late = failure(crew.team.run("endless", [phase("endless", 1)], { timeout: 20 }));
    expect(await late).toBeInstanceOf(TimeoutError);
  });
});

describe("a team", () => {
  it("gives up one region of many by its signal, with the signal's reason", async () => {
    await using crew = await assemble(2);
    const [first, third] = [new AbortController(), new AbortController()];
    const calls = [
      failure(crew.team.run("endless", [phase("endless", 1)], { signal: first.signal })),
      crew.team.run("mark", [phase("mark", 1, 1024)]),
      failure(crew.team.run("mark", [phase("mark", 1, 1024)], { signal: third.signal })),
      crew.team.run("mark", [phase("mark", 1, 1024)]),
    ];
    third.abort(new Error("third"));
    expect(await calls[2]).toMatchObject({ message: "third" });
    first.abort(new Error("first"));
    expect(await calls[0]).toMatchObject({ message: "first" });
    await Promise.all(calls);
    expect(crew.cells[256]).toBe(2);
  });

  it("fails the region of a worker that dies, and no other", async () => {
    await using crew = await assemble(2);
    const workers = [...crew.workforce.idle];
    const lost = failure(crew.team.run("endless", [phase("endless", 2)]));
    const next = crew.team.run("mark", [phase("mark", 4, 1024)]);
    // Begun: else others would take their place, and nothing would be lost.
    while (Atomics.load(crew.cells, 0) === 0) await new Promise(setImmediate);
    await Promise.all(workers.map((worker) => worker.terminate()));
    expect(await lost).toBeInstanceOf(WorkerCrashError);
    await next;
    expect(crew.cells.slice(256, 288)).toEqual(new Int32Array(32).fill(1));
  });

  it("does not mind the death of members that do nothing", async () => {
    await using crew = await assemble(2);
    await crew.workforce.allIdle();
    const workers = [...crew.workforce.idle];
    await crew.team.run("mark", [phase("mark", 2)]);
    await Promise.all(workers.map((worker) => worker.terminate()));
    await crew.team.run("mark", [phase("mark", 2)]);
    expect(crew.cells[0]).toBe(2);
  });

  it("disbands when it has had nothing to do for a while, and comes together again", async () => {
    await using crew = await assemble(2);
    for (let round = 1; round <= 3; round++) {
      await crew.team.run("mark", [phase("mark", 2)]);
      expect(crew.workforce.idle).toHaveLength(0);
      await crew.workforce.allIdle();
    }
    expect(crew.team.runSync([phase("mark", 2)])).toBe(false);
    expect(crew.cells[0]).toBe(3);
  });

  it("gives its workers back between regions when others wait for them", async () => {
    await using crew = await assemble(2);
    const calls = [crew.team.run("mark", [phase("mark", 2)]), crew.team.run("mark", [phase("mark", 2)])];
    crew.team.pressed();
    await Promise.all(calls);
    await crew.workforce.allIdle();
    expect(crew.cells[0]).toBe(2);
  });

  it("claims no more workers than a plan has chunks", async () => {
    await using crew = await assemble(3);
    await crew.team.run("mark", [phase("mark", 1)]);
    expect(crew.workforce.idle).toHaveLength(2);
  });

  it("runs regions of a higher priority first", async () => {
    await using crew = await assemble(1);
    const order: string[] = [];
    const run = (name: string, priority?: number) =>
      crew.team.run(name, [phase("mark", 1)], { priority }).then(() => order.push(name));
    const stop = new AbortController();
    const first = failure(crew.team.run("first", [phase("endless", 1)], { signal: stop.signal }));
    const others = [run("low", -1), run("normal"), run("high", 1), run("high too", 1)];
    stop.abort();
    await Promise.all([first, ...others]);
    expect(order).toEqual(["high", "high too", "normal", "low"]);
  });

  it("rejects everything when its pool ends", async () => {
    await using crew = await assemble(2);
    const workers = [...crew.workforce.idle];
    const calls = [
      failure(crew.team.run("endless", [phase("endless", 2)])),
      failure(crew.team.run("mark", [phase("mark", 1)])),
    ];
    crew.team.ended(new Error("the end"));
    await Promise.all(workers.map((worker) => worker.terminate()));
    for (const error of await Promise.all(calls)) expect(error.message).toBe("the end");
    expect((await failure(crew.team.run("mark", [phase("mark", 1)]))).message).toBe("the end");
    expect(crew.team.runSync([phase("mark", 1)])).toBe(false);
  });
});
