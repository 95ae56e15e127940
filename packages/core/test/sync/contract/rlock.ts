import { Event, LockStateError, RLock } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { canBlock, type Place, start } from "../place.js";

export function rlockContract(place: Place): void {
  const { context } = place;

  describe(`RLock (_TestLock), ${place.name}`, () => {
    it("is acquired again by its owner, and free when it was released as often", async () => {
      const lock = new RLock({ context });
      for (let i = 0; i < 3; i++) expect(await lock.acquire()).toBe(true);
      for (let i = 0; i < 3; i++) {
        expect(await lock.locked()).toBe(true);
        expect(await lock.release()).toBe(undefined);
      }
      expect(await lock.locked()).toBe(false);
      await expect(lock.release()).rejects.toThrow(LockStateError);
    });

    it("is released by its owner only", async () => {
      const lock = new RLock({ context });
      await lock.acquire();
      const child = start(
        place,
        async (lock: RLock) => {
          const code = await lock.release().catch((error) => error.code);
          if (code !== "E_LOCK_STATE" || (await lock.acquire(0))) throw new Error("It has the lock.");
        },
        lock,
      );
      expect(await child.sentinel).toBe(0);
      expect(await lock.locked()).toBe(true);
      await lock.release();
    });

    it("belongs to a function and what it awaits, where `withLock` acquires it", async () => {
      const lock = new RLock({ context });
      let inside = 0;
      const deep = (depth: number): Promise<void> => {
        return lock.withLock(async () => {
          if (depth === 0) inside++;
          expect(inside).toBe(1);
          await new Promise((resolve) => setImmediate(resolve));
          if (depth < 3) await deep(depth + 1);
          await lock.acquire();
          await lock.release();
          if (depth === 0) inside--;
        });
      };
      await Promise.all([deep(0), deep(0), deep(0)]);
      expect(await lock.locked()).toBe(false);
    });

    it("keeps two locks of one function apart", async () => {
      const [outer, inner] = [new RLock({ context }), new RLock({ context })];
      await outer.withLock(() => inner.withLock(() => outer.withLock(() => inner.withLock(() => {}))));
      expect([await outer.locked(), await inner.locked()]).toEqual([false, false]);
    });

    if (canBlock(place)) {
      it("blocks, but not for a function of its own thread, which would be for ever", async () => {
        const lock = new RLock({ context });
        expect(lock.withLockSync(() => lock.withLockSync(() => lock.lockedSync()))).toBe(true);
        expect(lock.lockedSync()).toBe(false);
        expect(() => lock.releaseSync()).toThrow(LockStateError);
        const [entered, leaving] = [new Event({ context }), new Event({ context })];
        const wait = lock.withLock(async () => {
          await entered.set();
          await leaving.wait();
        });
        for (const hasEntered of [false, true]) {
          if (hasEntered) await entered.wait();
          expect(() => lock.acquireSync()).toThrow(LockStateError);
          expect(lock.acquireSync(1)).toBe(false);
        }
        await leaving.set();
        await wait;
        expect(lock.acquireSync()).toBe(true);
        lock.releaseSync();
      });
    }
  });
}
