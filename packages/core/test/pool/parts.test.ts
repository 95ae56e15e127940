import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Chunker } from "../../src/pool/chunker.js";
import { Depth } from "../../src/pool/depth.js";
import { Histogram } from "../../src/pool/histogram.js";
import { Job } from "../../src/pool/job.js";
import { Lane } from "../../src/pool/lane.js";
import { packNumbers } from "../../src/pool/pack-numbers.js";
import { PriorityQueue } from "../../src/pool/queue.js";
import { DEFAULT_RESTARTS, Restarts } from "../../src/pool/restarts.js";
import type { WorkerHandle } from "../../src/workers/backend.js";
import { Inbox } from "../../src/workers/inbox.js";
import { SLOTS } from "../../src/workers/lane-words.js";
import { Mode, type ToWorker } from "../../src/workers/protocol.js";
import { LaneWords } from "../../src/workers/words.js";

describe("PriorityQueue", () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant("push"), priority: fc.integer({ min: -2, max: 2 }) }),
    fc.record({ kind: fc.constant("shift") }),
    fc.record({ kind: fc.constant("unshift"), count: fc.integer({ min: 0, max: 5 }) }),
  );

  it("behaves as a sorted list", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const queue = new PriorityQueue<{ priority: number; id: number }>();
        let model: { priority: number; id: number }[] = [];
        const taken: { priority: number; id: number }[] = [];
        let id = 0;
        for (const each of steps) {
          if (each.kind === "push") {
            const item = { priority: (each as { priority: number }).priority, id: id++ };
            queue.push(item);
            const at = model.findIndex((other) => other.priority < item.priority);
            model.splice(at < 0 ? model.length : at, 0, item);
          } else if (each.kind === "shift") {
            const item = queue.shift();
            expect(item).toBe(model.shift());
            if (item) taken.push(item);
          } else {
            const back = taken.splice(-(each as { count: number }).count || taken.length);
            queue.unshift(back);
            model = [...back, ...model]
              .map((item, i) => ({ item, i }))
              .sort((a, b) => b.item.priority - a.item.priority || a.i - b.i)
              .map(({ item }) => item);
          }
          expect(queue.length).toBe(model.length);
          expect(queue.peek()).toBe(model[0]);
        }
        expect([...queue]).toEqual(model);
      }),
    );
  });

  it("takes and gives a hundred thousand without moving them about", () => {
    const queue = new PriorityQueue<{ priority: number; i: number }>();
    for (let i = 0; i < 1e5; i++) queue.push({ priority: 0, i });
    for (let i = 0; i < 1e5; i++) expect(queue.shift()!.i).toBe(i);
    expect(queue.shift()).toBeUndefined();
  });
});

describe("LaneWords", () => {
  it("gives a task to the worker or back to the caller, never to both", () => {
    const words = new LaneWords();
    words.offer(3);
    expect(words.begin(3, 1.5)).toBe(true);
    expect([words.hasBegun(3), words.began(3), words.revoke(3)]).toEqual([true, 1.5, false]);
    expect(words.isRunning(3)).toBe(true);
    words.end(3, 2.5, 7);
    expect([words.ended(3), words.replyOf(3), words.hasBegun(3), words.isRunning(3)]).toEqual([
      2.5,
      7,
      true,
      false,
    ]);
    words.release(3);
    words.offer(3);
    expect(words.revoke(3)).toBe(true);
    expect(words.isFree(3)).toBe(false);
    expect(words.begin(3, 3)).toBe(false);
    expect(words.isFree(3)).toBe(true);
  });

  it("keeps slots apart, and a new task of a slot from the abort of the last", () => {
    const words = new LaneWords();
    const worker = new LaneWords(words.buffer);
    for (let slot = 0; slot < SLOTS; slot++) words.offer(slot);
    words.abort(0);
    expect([worker.isAborted(0), worker.isAborted(1)]).toEqual([true, false]);
    words.offer(0);
    expect(worker.isAborted(0)).toBe(false);
  });
});

it("Lane blames damage on a job that had the message to itself, and on none whose neighbour was taken back", () => {
  const sent: ToWorker[] = [];
  const handle = {
    words: new LaneWords(),
    get posted() {
      return sent.length;
    },
    post: (message: ToWorker) => void sent.push(message),
    ref() {},
    unref() {},
  };
  const lane = new Lane(handle as unknown as WorkerHandle);
  lane.isReady = true;
  const owner = { callSite: {}, done() {}, failed() {} };
  const task = { id: 1, name: "f", kind: "source", source: "() => 1" } as unknown as Job["task"];
  const job = () => new Job(owner, task, Mode.apply, []);
  // More often than a lane has slots: the one of a job taken back is not lost with its message.
  for (let round = 0; round <= SLOTS; round++) {
    expect(lane.room(SLOTS)).toBeGreaterThanOrEqual(2);
    const [taken, left] = [job(), job()];
    expect(lane.post([taken, left])).toEqual([]);
    expect(lane.revoke(taken)).toBe(true);
    const together = left.message;
    expect(lane.repost(together)).toEqual([]);
    expect(sent.at(-1)).toMatchObject({ type: "tasks", tasks: [[left.slot, 1, Mode.apply, [], -1]] });
    expect(lane.repost(together)).toEqual([]);
    expect(lane.repost(left.message)).toEqual([[left, undefined]]);
    lane.drop(left);
    expect(lane.held).toEqual([]);
  }
});

it("Histogram tells percentiles to within a tenth", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
      const histogram = new Histogram();
      for (const value of values) histogram.add(value);
      const sorted = values.toSorted((a, b) => a - b);
      for (const q of [0, 0.5, 0.9, 1]) {
        const exact = sorted[Math.max(0, Math.ceil(q * values.length) - 1)]!;
        expect(histogram.percentile(q) / exact).toBeGreaterThan(0.9);
        expect(histogram.percentile(q) / exact).toBeLessThan(1.1);
      }
    }),
  );
  expect(new Histogram().percentile(0.5)).toBe(0);
});

it("Chunker begins with one item, grows to the time it is to take, and shrinks towards the end", () => {
  const chunker = new Chunker(undefined, 2);
  expect(chunker.next(1e6, 2)).toBe(1);
  for (let i = 0; i < 10; i++) chunker.measure(100, 0.1);
  expect(chunker.next(1e6, 2)).toBe(2000);
  expect(chunker.next(100, 2)).toBe(25);
  expect(chunker.next(1, 2)).toBe(1);
  chunker.measure(10, 100);
  expect(chunker.next(1e6, 2)).toBe(1);
  const fixed = new Chunker(7, 2);
  fixed.measure(7, 1e-9);
  expect(fixed.next(1e6, 2)).toBe(7);
});

it("Depth is large for short tasks, and small at once after a long one", () => {
  const depth = new Depth();
  expect(depth.value).toBe(2);
  for (let i = 0; i < 5; i++) depth.measure(0.01);
  expect(depth.value).toBe(SLOTS);
  depth.measure(50);
  expect(depth.value).toBe(2);
});

it("Restarts counts those of late that no completed task lies between", () => {
  const restarts = new Restarts({ max: 2, withinMs: 100 });
  expect([0, 1, 2].map((now) => restarts.allow(now))).toEqual([true, true, false]);
  expect(restarts.allow(101)).toBe(true);
  expect(DEFAULT_RESTARTS).toEqual({ max: 5, withinMs: 10_000 });
  restarts.reset();
  expect([102, 103, 104].map((now) => restarts.allow(now))).toEqual([true, true, false]);
});

it("packNumbers packs numbers only, and exactly", () => {
  fc.assert(
    fc.property(fc.array(fc.double(), { minLength: 20 }), fc.nat(4), (numbers, from) => {
      const packed = packNumbers(numbers, from, numbers.length);
      expect(packed).toBeInstanceOf(Float64Array);
      expect(Array.from(packed)).toEqual(numbers.slice(from));
      const mixed = [...numbers, "x"];
      expect(packNumbers(mixed, from, mixed.length)).toEqual(mixed.slice(from));
    }),
  );
  expect(packNumbers([1, 2], 0, 2)).toEqual([1, 2]);
});

describe("Inbox", () => {
  it("tells a message to those that listened when it came, and to nobody who began because of it", () => {
    const inbox = new Inbox();
    const heard: string[] = [];
    const leave = inbox.listen(() => {
      heard.push("first");
      leave();
      inbox.listen(() => heard.push("late"));
    });
    inbox.listen(() => heard.push("second"));
    inbox.hear({ type: "ready" });
    expect(heard).toEqual(["first", "second"]);
    inbox.garbled();
    expect(heard).toEqual(["first", "second", "second", "late"]);
  });
});
