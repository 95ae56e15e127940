import {
  AbandonedLockError,
  Barrier,
  BrokenBarrierError,
  Condition,
  Event,
  Lock,
  Pool,
  RLock,
  Semaphore,
} from "@parakern/core";
import { describe, expect, it } from "vitest";
import { type Place, start, until } from "../place.js";

/** In place of the 250 ms that are promised: a machine that is busy with other tests takes longer. */
const SOON_MS = 2000;

/** Acquires, and stays. */
async function keep(lock: Lock | RLock, held: Event): Promise<void> {
  await lock.acquire();
  await held.set();
  setInterval(() => {}, 1e6);
}

/** Says that it is about to wait, and waits. */
async function waitFor(lock: Lock | Semaphore, ready: Event): Promise<void> {
  const wait = lock.acquire();
  await ready.set();
  await wait;
}

export function faultContract(place: Place): void {
  const { context } = place;

  describe(`a holder that dies, ${place.name}`, () => {
    it.each([
      ["Lock", Lock],
      ["RLock", RLock],
    ] as const)("leaves a %s to one who is told, and to the next as ever", async (_, Class) => {
      const [lock, held] = [new Class({ context }), new Event({ context })];
      const child = start(place, keep, lock, held);
      await held.wait();
      const waits = Promise.allSettled(
        [lock, lock].map((each) => each.acquire(SOON_MS).then(() => each.release())),
      );
      await lock.locked();
      child.kill();
      const [failed, ...others] = (await waits).sort((a, b) => b.status.localeCompare(a.status)) as [
        PromiseRejectedResult,
        PromiseFulfilledResult<void>,
      ];
      expect(failed.reason).toBeInstanceOf(AbandonedLockError);
      expect(failed.reason.code).toBe("E_ABANDONED_LOCK");
      expect(others).toEqual([{ status: "fulfilled", value: undefined }]);
      expect(await lock.acquire(0)).toBe(true);
    });

    it("leaves a lock to one who comes later", async () => {
      const [lock, held] = [new Lock({ context }), new Event({ context })];
      const child = start(place, keep, lock, held);
      await held.wait();
      child.kill();
      await child.join();
      await expect(lock.acquire(SOON_MS)).rejects.toThrow(AbandonedLockError);
      expect(await lock.acquire(0)).toBe(true);
    });

    it("need not have been killed: an end is an end", async () => {
      const lock = new Lock({ context });
      const child = start(place, async (lock: Lock) => void (await lock.acquire()), lock);
      expect(await child.sentinel).toBe(0);
      await expect(lock.acquire(SOON_MS)).rejects.toThrow(AbandonedLockError);
    });

    it("takes nothing with it, if it only waited", async () => {
      for (const noun of [new Lock({ context }), new Semaphore(1, { context })]) {
        const ready = new Event({ context });
        await noun.acquire();
        const child = start(place, waitFor, noun as Lock, ready);
        await ready.wait();
        // Long enough that it claims the next turn.
        expect(await noun.acquire(20)).toBe(false);
        child.kill();
        await child.join();
        await noun.release();
        expect(await noun.acquire(SOON_MS)).toBe(true);
      }
    });

    it("is not woken in place of one who lives", async () => {
      const condition = new Condition(new Lock({ context }));
      const asleep = new Semaphore(0, { context });
      const sleep = async (condition: Condition, asleep: Semaphore): Promise<void> => {
        await condition.acquire();
        await asleep.release();
        await condition.wait();
        await condition.release();
      };
      const first = start(place, sleep, condition, asleep);
      await asleep.acquire();
      await condition.withLock(() => {});
      const other = start(place, sleep, condition, asleep);
      await asleep.acquire();
      await condition.withLock(() => {});
      first.kill();
      await first.join();
      await condition.withLock(() => condition.notify());
      expect(await other.sentinel).toBe(0);
    });

    it("leaves the lock of a condition: whoever waits there has it, and is told", async () => {
      const condition = new Condition(new Lock({ context }));
      await condition.acquire();
      const wait = condition.wait();
      start(
        place,
        async (condition: Condition) => {
          await condition.acquire();
          await condition.notify();
        },
        condition,
      );
      await expect(wait).rejects.toThrow(AbandonedLockError);
      await condition.release();
    });

    it("breaks the barrier where it waits, for those who wait and those who come", async () => {
      const barrier = new Barrier(3, { context });
      const child = start(place, async (barrier: Barrier) => void (await barrier.wait()), barrier);
      const own = expect(barrier.wait()).rejects.toThrow(BrokenBarrierError);
      await until(async () => (await barrier.state()).waiting === 2);
      child.kill();
      await own;
      await expect(barrier.wait()).rejects.toThrow(BrokenBarrierError);
      await barrier.reset();
      expect((await Promise.all([1, 2, 3].map(() => barrier.wait()))).sort()).toEqual([0, 1, 2]);
    });

    it("breaks the barrier also in the middle of its action", async () => {
      const barrier = new Barrier(2, { context, action: () => new Promise<void>(() => {}) });
      const own = expect(barrier.wait()).rejects.toThrow(BrokenBarrierError);
      await until(async () => (await barrier.state()).waiting === 1);
      const child = start(
        place,
        async (barrier: Barrier) => {
          setInterval(() => {}, 1e6);
          await barrier.wait();
        },
        barrier,
      );
      await until(async () => (await barrier.state()).waiting === 2);
      child.kill();
      await own;
    });

    it("may be a task of a pool", async () => {
      const [lock, held] = [new Lock({ context }), new Event({ context })];
      await using pool = new Pool(1);
      const task = pool.apply(keep, [lock, held]).catch(() => {});
      await held.wait();
      const wait = expect(lock.acquire(SOON_MS)).rejects.toThrow(AbandonedLockError);
      await pool.terminate();
      await wait;
      await task;
    });

    // A signal would end this very process, were the holder one of its threads.
    if (place.isShared && context === "process") {
      it("is found out by one who blocks, and cannot be told", async () => {
        const [lock, held] = [new Lock({ context }), new Event({ context })];
        start(
          place,
          (lock: Lock, held: Event) => {
            lock.acquireSync();
            held.setSync();
            // By itself, as its parent can do nothing meanwhile.
            process.kill(process.pid, "SIGKILL");
          },
          lock,
          held,
        );
        held.waitSync();
        expect(() => lock.acquireSync(SOON_MS)).toThrow(AbandonedLockError);
        expect(lock.acquireSync(0)).toBe(true);
      });
    }
  });
}
