import {
  AbandonedLockError,
  type BarrierProxy,
  BrokenBarrierError,
  type ConditionProxy,
  type EventProxy,
  type JoinableQueueProxy,
  type ListProxy,
  type LockProxy,
  LockStateError,
  type Manager,
  Process,
  QueueClosedError,
  QueueEmptyError,
  QueueFullError,
  type QueueProxy,
  type SemaphoreProxy,
  TimeoutError,
} from "@parakern/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { begin, type classes, inChild, PLACES } from "./support.js";

describe.each(PLACES)("what waits in a manager (TestSyncManagerTypes), served from: %s", (place) => {
  let manager: Manager<typeof classes>;
  beforeAll(async () => {
    manager = await begin(place);
  });
  afterAll(() => manager.shutdown());

  it("has events", async () => {
    const event = await manager.event();
    expect([await event.isSet(), await event.wait(1)]).toEqual([false, false]);
    const waiting = event.wait();
    await event.set();
    expect(await waiting).toBe(true);
    const code = await inChild(async (event: EventProxy) => {
      if (!(await event.wait())) process.exit(9);
      await event.clear();
    }, event);
    expect([code, await event.isSet()]).toEqual([0, false]);
  });

  it("has locks that anybody may release, once", async () => {
    const lock = await manager.lock();
    expect([await lock.acquire(), await lock.acquire(1), await lock.acquire(0)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await inChild((lock: LockProxy) => lock.release(), lock)).toBe(0);
    await expect(lock.release()).rejects.toThrow(LockStateError);
    {
      await using _guard = await lock.lock();
      expect(await lock.locked()).toBe(true);
      await expect(lock.lock(1)).rejects.toThrow(TimeoutError);
    }
    expect(await lock.withLock(() => lock.locked())).toBe(true);
    expect(await lock.locked()).toBe(false);
  });

  it("gives a lock to those who wait in their order, and forgets those who gave up", async () => {
    const lock = await manager.lock();
    await lock.acquire();
    const order: number[] = [];
    const controller = new AbortController();
    const gaveUp = lock.acquire({ signal: controller.signal });
    const waiting = [1, 2].map((n) => lock.acquire().then(() => order.push(n)));
    controller.abort(new Error("enough"));
    await expect(gaveUp).rejects.toThrow("enough");
    await lock.release();
    await lock.release();
    await Promise.all(waiting);
    expect(order).toEqual([1, 2]);
  });

  it("tells one of those who wait that the owner ended, or the next who comes; then the lock is free", async () => {
    const lock = await manager.lock();
    const event = await manager.event();
    const child = new Process({
      target: async (lock: LockProxy, event: EventProxy) => {
        await lock.acquire();
        await event.set();
        await event.wait();
        await new Promise(() => setInterval(() => {}, 1000));
      },
      args: [lock, event] as const,
      context: "process",
    });
    child.start();
    await event.wait();
    const waiting = lock.acquire();
    child.kill();
    await expect(waiting).rejects.toThrow(AbandonedLockError);
    expect(await lock.acquire()).toBe(true);
    await lock.release();
    expect(await inChild(async (lock: LockProxy) => void (await lock.acquire()), lock)).toBe(0);
    const next = await lock.acquire().catch((error) => error);
    if (next !== true) expect(next).toBeInstanceOf(AbandonedLockError);
  });

  it("has locks that their owner may take again, and nobody else may release", async () => {
    const lock = await manager.rlock();
    expect([await lock.acquire(), await lock.acquire()]).toEqual([true, true]);
    const code = await inChild(async (lock: LockProxy) => {
      if (await lock.acquire(1)) process.exit(8);
      const error = await lock.release().catch((each) => each);
      if (error?.code !== "E_LOCK_STATE") process.exit(9);
    }, lock as LockProxy);
    expect(code).toBe(0);
    await lock.release();
    expect(await lock.locked()).toBe(true);
    await lock.release();
    await expect(lock.release()).rejects.toThrow(LockStateError);
  });

  it("has semaphores", async () => {
    const semaphore = await manager.semaphore(2);
    await semaphore.acquire();
    expect(await inChild(async (s: SemaphoreProxy) => void (await s.acquire()), semaphore)).toBe(0);
    expect([await semaphore.acquire(1), await semaphore.value()]).toEqual([false, 0]);
    const waiting = semaphore.acquire();
    await semaphore.release(3);
    expect([await waiting, await semaphore.value()]).toEqual([true, 2]);
    const bounded = await manager.boundedSemaphore(1);
    await expect(bounded.release()).rejects.toThrow(LockStateError);
    await expect(manager.semaphore(-1)).rejects.toThrow(RangeError);
  });

  it("has conditions", async () => {
    const condition = await manager.condition();
    await expect(condition.notify()).rejects.toThrow(LockStateError);
    await condition.acquire();
    expect(await condition.wait(1)).toBe(false);
    const child = inChild(async (condition: ConditionProxy) => {
      await condition.withLock(() => condition.notifyAll());
    }, condition);
    expect(await condition.wait()).toBe(true);
    await condition.release();
    expect(await child).toBe(0);
    const shared = await manager.rlock();
    const [one, other] = await Promise.all([manager.condition(shared), manager.condition(shared)]);
    await one.acquire();
    expect(await other.wait(1)).toBe(false);
    await shared.release();
  });

  it("has conditions that wait for what a predicate says, with the lock held", async () => {
    const condition = await manager.condition();
    const items = await manager.list<number>();
    const child = inChild(
      async (condition: ConditionProxy, items: ListProxy<number>) => {
        for (let i = 0; i < 3; i++) {
          await condition.withLock(async () => {
            await items.push(i);
            await condition.notify();
          });
        }
      },
      condition,
      items,
    );
    const length = await condition.withLock(() =>
      condition.waitFor(async () => {
        const length = await items.length();
        return length === 3 && length;
      }),
    );
    expect([length, await child]).toEqual([3, 0]);
    await condition.acquire();
    expect(await condition.waitFor(() => 0, 5)).toBe(0);
    expect(await condition.waitFor(() => "at once", 0)).toBe("at once");
    const gaveUp = condition.waitFor(() => false, { signal: AbortSignal.abort(new Error("enough")) });
    await expect(gaveUp).rejects.toThrow("enough");
    await condition.release();
    await expect(condition.waitFor(() => false)).rejects.toThrow(LockStateError);
  });

  it("has barriers whose action is called once a round, before any goes on", async () => {
    const log = await manager.create("log");
    const before = (await log.lines()).length;
    const barrier = await manager.barrier(3, { action: "tick" });
    for (let round = 1; round <= 5; round++) {
      const seen = await Promise.all(
        [1, 2, 3].map(() => barrier.wait({ timeout: 60_000 }).then(async () => (await log.lines()).length)),
      );
      expect(seen).toEqual([before + round, before + round, before + round]);
    }
    const broken = await manager.barrier(2, { action: "fail", timeout: 60_000 });
    const first = expect(broken.wait()).rejects.toThrow(BrokenBarrierError);
    await expect(broken.wait()).rejects.toThrow(new RangeError("the action fails"));
    await first;
    expect(await broken.broken()).toBe(true);
    await expect(manager.barrier(2, { action: "list" as never })).rejects.toThrow(/registered as "list"/);
  });

  it("has barriers", async () => {
    const barrier = await manager.barrier(2);
    for (let round = 0; round < 20; round++) {
      const indices = await Promise.all([barrier.wait(), barrier.wait()]);
      expect(indices.sort()).toEqual([0, 1]);
    }
    await expect(barrier.wait(1)).rejects.toThrow(BrokenBarrierError);
    expect(await barrier.broken()).toBe(true);
    await expect(barrier.wait()).rejects.toThrow(BrokenBarrierError);
    const code = await inChild(async (barrier: BarrierProxy) => {
      if ((await barrier.parties()) !== 2) process.exit(9);
      await barrier.reset();
    }, barrier);
    expect([code, await barrier.broken()]).toEqual([0, false]);
    const waiting = barrier.wait();
    const told = expect(waiting).rejects.toThrow(BrokenBarrierError);
    await barrier.reset();
    await told;
    expect([await barrier.broken(), await barrier.waiting()]).toEqual([false, 0]);
    const missed = expect(barrier.wait()).rejects.toThrow(BrokenBarrierError);
    await Promise.all([barrier.abort(), missed]);
    const alone = await manager.barrier(1);
    expect(await alone.wait()).toBe(0);
    const impatient = await manager.barrier(2, 1);
    await expect(impatient.wait()).rejects.toThrow(BrokenBarrierError);
  });

  it("has queues", async () => {
    const queue = await manager.queue<number>(2);
    await queue.put(5);
    await queue.put(6);
    await expect(queue.put(7, { timeout: 1 })).rejects.toThrow(QueueFullError);
    expect(await queue.tryPut(7)).toBe(false);
    const code = await inChild(async (queue: QueueProxy<number>) => {
      const seen = [
        await queue.size(),
        await queue.full(),
        await queue.get(),
        await queue.get(),
        await queue.empty(),
      ];
      if (JSON.stringify(seen) !== "[2,true,5,6,true]") process.exit(9);
    }, queue);
    expect(code).toBe(0);
    await expect(queue.get({ timeout: 1 })).rejects.toThrow(QueueEmptyError);
    expect(await queue.tryGet()).toBeUndefined();
    const waiting = queue.get();
    await queue.put(8);
    expect(await waiting).toBe(8);
    await queue.close();
    await expect(queue.put(9)).rejects.toThrow(QueueClosedError);
  });

  it("has queues that know when the work is done", async () => {
    const queue = await manager.joinableQueue<number>();
    await expect(queue.taskDone()).rejects.toThrow(RangeError);
    for (let i = 0; i < 3; i++) await queue.put(i);
    await expect(queue.join({ timeout: 1 })).rejects.toThrow(TimeoutError);
    const child = inChild(async (queue: JoinableQueueProxy<number>) => {
      for (let i = 0; i < 3; i++) {
        await queue.get();
        await queue.taskDone();
      }
    }, queue);
    await queue.join();
    expect(await child).toBe(0);
  });
});
