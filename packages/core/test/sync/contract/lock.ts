import { BlockingError, Event, Lock, LockStateError, Semaphore, TimeoutError } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { canBlock, elapsed, ended, type Place, start, startMany } from "../place.js";

export function lockContract(place: Place): void {
  const { context } = place;

  describe(`Lock (_TestLock), ${place.name}`, () => {
    it("is had by one at a time, and cannot be released by nobody", async () => {
      const lock = new Lock({ context });
      expect(await lock.locked()).toBe(false);
      expect(await lock.acquire()).toBe(true);
      expect(await lock.acquire(0)).toBe(false);
      expect(await lock.locked()).toBe(true);
      expect(await lock.release()).toBe(undefined);
      await expect(lock.release()).rejects.toThrow(LockStateError);
      expect(await lock.acquire()).toBe(true);
    });

    it("is released at the end of a block, and of a function, also one that throws", async () => {
      const lock = new Lock({ context });
      const guard = await lock.lock();
      await expect(lock.lock(0)).rejects.toThrow(TimeoutError);
      await guard[Symbol.asyncDispose]();
      await guard[Symbol.asyncDispose]();
      expect(await lock.withLock(() => lock.locked())).toBe(true);
      await expect(lock.withLock(() => Promise.reject(new Error("inside")))).rejects.toThrow("inside");
      expect(await lock.locked()).toBe(false);
    });

    it("says after the timeout, and not before, that it was not to be had", async () => {
      const lock = new Lock({ context });
      await lock.acquire();
      expect(await elapsed(async () => expect(await lock.acquire(30)).toBe(false))).toBeGreaterThanOrEqual(
        30,
      );
      expect(await elapsed(() => lock.acquire({ timeout: 30 }))).toBeGreaterThanOrEqual(30);
      await lock.release();
      expect(await lock.acquire(0)).toBe(true);
      for (const timeout of [-1, Number.NaN]) expect(() => lock.acquire(timeout)).toThrow(RangeError);
    });

    it("ends a wait by a signal, with its reason, and is not lost by that", async () => {
      const lock = new Lock({ context });
      await lock.acquire();
      const controller = new AbortController();
      const wait = lock.acquire({ signal: controller.signal });
      controller.abort(new Error("enough"));
      await expect(wait).rejects.toThrow("enough");
      await lock.release();
      await expect(lock.acquire({ signal: AbortSignal.abort("before") })).rejects.toBe("before");
      expect(await lock.acquire(0)).toBe(true);
    });

    it("goes from one asynchronous function to the next, and to each once", async () => {
      const lock = new Lock({ context });
      let inside = 0;
      const turn = async (): Promise<void> => {
        expect(++inside).toBe(1);
        await new Promise((resolve) => setImmediate(resolve));
        inside--;
      };
      await Promise.all(Array.from({ length: 30 }, () => lock.withLock(turn)));
      expect(await lock.locked()).toBe(false);
    });

    it("keeps processes out of each other's way", async () => {
      const [lock, alone] = [new Lock({ context }), new Semaphore(1, { context })];
      const work = async (lock: Lock, alone: Semaphore): Promise<void> => {
        for (let i = 0; i < 100; i++) {
          await lock.acquire();
          if (!(await alone.acquire(0))) throw new Error("It is not alone.");
          await alone.release();
          await lock.release();
        }
      };
      const children = startMany(place, 3, work, lock, alone);
      await work(lock, alone);
      expect(await ended(children)).toEqual([0, 0, 0]);
    });

    it("may be released by another than who acquired it", async () => {
      const lock = new Lock({ context });
      await lock.acquire();
      start(place, (lock: Lock) => lock.release(), lock);
      expect(await lock.acquire()).toBe(true);
    });

    it("comes to whoever waits, however eager another is to have it back at once", async () => {
      const [lock, begun, over] = [new Lock({ context }), new Event({ context }), new Event({ context })];
      const child = start(
        place,
        async (lock: Lock, begun: Event, over: Event, canBlock: boolean) => {
          while (!(await over.isSet())) {
            for (let i = 0; i < 100; i++) {
              if (canBlock) lock.acquireSync();
              else await lock.acquire();
              await begun.set();
              if (canBlock) lock.releaseSync();
              else void lock.release();
            }
          }
        },
        lock,
        begun,
        over,
        place.isShared,
      );
      await begun.wait();
      for (let i = 0; i < 20; i++) await lock.withLock(() => {});
      await over.set();
      expect(await child.sentinel).toBe(0);
    });

    if (canBlock(place)) {
      it("blocks where asked to", async () => {
        const [lock, held] = [new Lock({ context }), new Event({ context })];
        expect(lock.acquireSync()).toBe(true);
        expect(lock.acquireSync(0)).toBe(false);
        expect(await elapsed(() => expect(lock.acquireSync(30)).toBe(false))).toBeGreaterThanOrEqual(30);
        expect(lock.lockedSync()).toBe(true);
        lock.releaseSync();
        expect(() => lock.releaseSync()).toThrow(LockStateError);
        const child = start(
          place,
          (lock: Lock, held: Event) => {
            lock.acquireSync();
            held.setSync();
            // For long enough that the other may be asleep.
            for (let i = 0; i < 20_000; i++) held.isSetSync();
            lock.releaseSync();
          },
          lock,
          held,
        );
        held.waitSync();
        const guard = lock.lockSync();
        expect(lock.lockedSync()).toBe(true);
        guard[Symbol.dispose]();
        expect(lock.withLockSync(() => lock.lockedSync())).toBe(true);
        expect(lock.lockedSync()).toBe(false);
        expect(await child.sentinel).toBe(0);
      });
    } else {
      it("cannot block, and says so", async () => {
        const lock = new Lock({ context });
        await lock.acquire();
        expect(() => lock.acquireSync()).toThrow(BlockingError);
        if (place.isShared) return;
        expect(() => lock.releaseSync()).toThrow(BlockingError);
        expect(() => lock.lockedSync()).toThrow(BlockingError);
      });
    }
  });
}
