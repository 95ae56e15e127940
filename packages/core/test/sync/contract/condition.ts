import { BlockingError, Condition, Event, Lock, LockStateError, RLock, Semaphore } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { canBlock, elapsed, ended, type Place, start, startMany, until } from "../place.js";

/** Waits once, says that it is about to, and that it was woken. */
async function sleeper(
  condition: Condition,
  sleeping: Semaphore,
  woken: Semaphore,
  timeout?: number,
): Promise<void> {
  await condition.acquire();
  await sleeping.release();
  await condition.wait(timeout);
  await woken.release();
  await condition.release();
}

export function conditionContract(place: Place): void {
  const { context } = place;

  const bedroom = () => ({
    condition: new Condition(new Lock({ context })),
    sleeping: new Semaphore(0, { context }),
    woken: new Semaphore(0, { context }),
  });
  const asleep = async (
    count: number,
    { condition, sleeping }: ReturnType<typeof bedroom>,
  ): Promise<void> => {
    for (let i = 0; i < count; i++) await sleeping.acquire();
    // Who has said so has the lock, until it sleeps.
    await condition.withLock(() => {});
  };

  describe(`Condition (_TestCondition), ${place.name}`, () => {
    it("wakes one for each notify, wherever it sleeps", async () => {
      const room = bedroom();
      const { condition, sleeping, woken } = room;
      const children = startMany(place, 2, sleeper, condition, sleeping, woken, undefined);
      const own = sleeper(condition, sleeping, woken);
      await asleep(3, room);
      expect(await woken.getValue()).toBe(0);
      for (let i = 1; i <= 3; i++) {
        await condition.withLock(() => condition.notify());
        await until(async () => (await woken.getValue()) === i);
      }
      await own;
      expect(await ended(children)).toEqual([0, 0]);
      expect(await woken.getValue()).toBe(3);
    });

    it("wakes exactly as many as it is told, and all who are left if they are fewer", async () => {
      const room = bedroom();
      const { condition, sleeping, woken } = room;
      const sleepers = Array.from({ length: 6 }, () => sleeper(condition, sleeping, woken));
      await asleep(6, room);
      await condition.withLock(() => condition.notify(2));
      await Promise.all(sleepers.slice(0, 2));
      expect(await woken.getValue()).toBe(2);
      await condition.withLock(() => condition.notify(0));
      await condition.withLock(() => condition.notify(4));
      await Promise.all(sleepers);
      await condition.withLock(() => condition.notify(3));
      expect(await woken.getValue()).toBe(6);
      // What was notified in vain is not kept for later.
      expect(await condition.withLock(() => condition.wait(5))).toBe(false);
    });

    it("wakes everybody, those aside whose time was up", async () => {
      const room = bedroom();
      const { condition, sleeping, woken } = room;
      const late = [1, 2, 3].map(() => sleeper(condition, sleeping, woken, 10));
      await Promise.all(late);
      const children = startMany(place, 2, sleeper, condition, sleeping, woken, undefined);
      const own = [sleeper(condition, sleeping, woken), sleeper(condition, sleeping, woken)];
      await asleep(7, room);
      expect(await woken.getValue()).toBe(3);
      await condition.withLock(() => condition.notifyAll());
      await Promise.all(own);
      expect(await ended(children)).toEqual([0, 0]);
      expect(await woken.getValue()).toBe(7);
    });

    it("says whether it was notified, or its time was up", async () => {
      const condition = new Condition(undefined, { context });
      await condition.acquire();
      expect(await condition.wait(0)).toBe(false);
      expect(await elapsed(async () => expect(await condition.wait(30)).toBe(false))).toBeGreaterThanOrEqual(
        30,
      );
      start(place, (condition: Condition) => condition.withLock(() => condition.notify()), condition);
      expect(await condition.wait()).toBe(true);
      await condition.release();
    });

    it("waits until something holds, and gives what the predicate said last", async () => {
      const [condition, state] = [new Condition(undefined, { context }), new Semaphore(0, { context })];
      const child = start(
        place,
        async (condition: Condition, state: Semaphore) => {
          const left = await condition.withLock(() =>
            condition.waitFor(async () => (await state.getValue()) >= 4),
          );
          if (!left) throw new Error("It left too early.");
        },
        condition,
        state,
      );
      for (let i = 0; i < 4; i++) {
        await condition.withLock(async () => {
          await state.release();
          await condition.notify();
        });
      }
      expect(await child.sentinel).toBe(0);
      await condition.withLock(async () => {
        expect(await condition.waitFor(() => "yes")).toBe("yes");
        let answer: boolean | undefined;
        expect(
          await elapsed(async () => (answer = await condition.waitFor(() => false, 30))),
        ).toBeGreaterThanOrEqual(30);
        expect(answer).toBe(false);
      });
    });

    it("is of use only to who has its lock", async () => {
      for (const lock of [new Lock({ context }), new RLock({ context })]) {
        const condition = new Condition(lock);
        await expect(condition.wait()).rejects.toThrow(LockStateError);
        await expect(condition.notify()).rejects.toThrow(LockStateError);
        await expect(condition.notifyAll()).rejects.toThrow(LockStateError);
        await expect(condition.release()).rejects.toThrow(LockStateError);
        await condition.withLock(() => condition.notifyAll());
        await expect(condition.notify(-1)).rejects.toThrow(RangeError);
      }
      expect(() => new Condition({} as never)).toThrow(TypeError);
    });

    it("gives a lock up that was acquired more than once, and has it so again", async () => {
      const [lock, seen] = [new RLock({ context }), new Event({ context })];
      const condition = new Condition(lock);
      await lock.withLock(() =>
        lock.withLock(async () => {
          start(
            place,
            (condition: Condition, seen: Event) =>
              condition.withLock(async () => {
                await seen.set();
                await condition.notify();
              }),
            condition,
            seen,
          );
          expect(await condition.wait()).toBe(true);
          expect(await seen.isSet()).toBe(true);
          expect(await lock.locked()).toBe(true);
        }),
      );
      expect(await lock.locked()).toBe(false);
    });

    it("has its lock again after an abort, and loses no notify by that", async () => {
      const room = bedroom();
      const { condition, sleeping, woken } = room;
      const controller = new AbortController();
      await condition.acquire();
      const wait = condition.wait({ signal: controller.signal });
      const other = sleeper(condition, sleeping, woken);
      await asleep(1, room);
      controller.abort("enough");
      await expect(wait).rejects.toBe("enough");
      await condition.notify();
      await condition.release();
      await other;
      expect(await woken.getValue()).toBe(1);
    });

    it("blocks where the memory is shared, and else says that it cannot", async () => {
      const condition = new Condition(new Lock({ context }));
      if (!canBlock(place)) {
        await condition.acquire();
        const forms = [() => condition.notifySync(), () => condition.releaseSync()];
        for (const form of [() => condition.waitSync(), ...(place.isShared ? [] : forms)])
          expect(form).toThrow(BlockingError);
        return;
      }
      expect(() => condition.waitSync()).toThrow(LockStateError);
      condition.acquireSync();
      expect(await elapsed(() => expect(condition.waitSync(30)).toBe(false))).toBeGreaterThanOrEqual(30);
      start(
        place,
        (condition: Condition) => condition.withLockSync(() => condition.notifyAllSync()),
        condition,
      );
      expect(condition.waitSync()).toBe(true);
      expect(condition.waitForSync(() => 0, 1)).toBe(0);
      condition.releaseSync();
    });
  });
}
