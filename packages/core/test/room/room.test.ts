import { describe, expect, it } from "vitest";
import { createRoom } from "../../src/room/create-room.js";
import { roomHandle } from "../../src/room/room-handle.js";
import type { Carrier } from "../../src/task/link.js";

const [toThread, toProcess, elsewhere] = (["thread", "process", "elsewhere"] as const).map(
  (reaches) => ({ reaches }) as Carrier,
) as [Carrier, Carrier, Carrier];

describe.each(["thread", "process"] as const)("a room of context %s", (context) => {
  it.each([0, 1, 64, 65, 1000, 200_000])("of %i bytes has as many, zeros, at a multiple of 64", (length) => {
    const room = createRoom(length, context);
    expect(room.kind).toBe(context === "thread" ? "thread" : "mapped");
    expect(room.bytes.length).toBeGreaterThanOrEqual(length);
    expect(room.bytes.length % 64).toBe(0);
    expect(room.bytes.every((byte) => byte === 0)).toBe(true);
    room.bytes[room.bytes.length - 1] = 1;
    expect(room.words.at(-1)).toBe(1 << 24);
  });

  it("does not wait for what has changed already, nor longer than it is told", async () => {
    const room = createRoom(8, context);
    expect([room.waitSync(0, 1), await room.wait(0, 1)]).toEqual(["not-equal", "not-equal"]);
    expect([room.waitSync(0, 0, 0), await room.wait(0, 0, 0)]).toEqual(["timed-out", "timed-out"]);
    for (const wait of [() => room.waitSync(0, 0, 20), () => room.wait(0, 0, 20)]) {
      const begin = performance.now();
      expect(await wait()).toBe("timed-out");
      expect(performance.now() - begin).toBeGreaterThanOrEqual(19);
    }
  });

  it("wakes all who wait for a word, once it has changed, also where it has changed back", async () => {
    const room = createRoom(8, context);
    const waits = Array.from({ length: 5 }, () => room.wait(1, 0));
    // Until they are asleep.
    await room.wait(0, 0, 20);
    Atomics.store(room.words, 1, 1);
    Atomics.store(room.words, 1, 0);
    room.wake(1);
    expect(await Promise.all(waits)).toEqual(["ok", "ok", "ok", "ok", "ok"]);
  });

  it("rejects with the reason of a signal, before and during a wait, and wakes the others after that", async () => {
    const room = createRoom(4, context);
    const controller = new AbortController();
    const aborted = room.wait(0, 0, undefined, controller.signal);
    controller.abort(new Error("enough"));
    await expect(aborted).rejects.toThrow("enough");
    await expect(room.wait(0, 0, undefined, controller.signal)).rejects.toThrow("enough");
    const other = room.wait(0, 0);
    await room.wait(0, 0, 20);
    Atomics.store(room.words, 0, 1);
    room.wake(0, 1);
    expect(await other).toBe("ok");
  });

  it("is one object in one thread, however often it comes", () => {
    const room = createRoom(4, context);
    const data = structuredClone(roomHandle.dehydrate(room, toThread, []));
    expect(roomHandle.rehydrate(data, toThread)).toBe(room);
  });

  it("does not go where its memory cannot", () => {
    const room = createRoom(4, context);
    expect(() => roomHandle.dehydrate(room, elsewhere, [])).toThrow(/another machine/);
    const go = () => roomHandle.dehydrate(room, toProcess, []);
    if (context === "thread") expect(go).toThrow(/context: "process"/);
    else expect(roomHandle.rehydrate(go(), toProcess)).toBe(room);
  });

  it("keeps its memory as long as any view of it is in use", async () => {
    const views = Array.from({ length: 50 }, (_, i) =>
      createRoom(64, context)
        .words.subarray(1)
        .fill(i + 1),
    );
    for (let round = 0; round < 5; round++) {
      globalThis.gc!();
      await new Promise((resolve) => setImmediate(resolve));
      for (let i = 0; i < 50; i++)
        expect(createRoom(64, context).words.every((word) => word === 0)).toBe(true);
    }
    expect(views.every((view, i) => view.every((word) => word === i + 1))).toBe(true);
  });
});
