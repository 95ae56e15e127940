import { BlockingError, BoundedSemaphore, LockStateError, Semaphore } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { canBlock, elapsed, ended, type Place, start, startMany } from "../place.js";

export function semaphoreContract(place: Place): void {
  const { context } = place;

  const counts = async (semaphore: Semaphore | BoundedSemaphore): Promise<void> => {
    expect(await semaphore.getValue()).toBe(2);
    expect(await semaphore.acquire()).toBe(true);
    expect(await semaphore.getValue()).toBe(1);
    expect(await semaphore.acquire()).toBe(true);
    expect(await semaphore.getValue()).toBe(0);
    expect(await semaphore.locked()).toBe(true);
    expect(await semaphore.acquire(0)).toBe(false);
    expect(await semaphore.getValue()).toBe(0);
    expect(await semaphore.release()).toBe(undefined);
    expect(await semaphore.getValue()).toBe(1);
    await semaphore.release();
    expect(await semaphore.getValue()).toBe(2);
  };

  describe(`Semaphore (_TestSemaphore), ${place.name}`, () => {
    it("counts its permits, and may be given more", async () => {
      const semaphore = new Semaphore(2, { context });
      await counts(semaphore);
      await semaphore.release();
      expect(await semaphore.getValue()).toBe(3);
      await semaphore.release(2);
      expect(await semaphore.getValue()).toBe(5);
    });

    it("is never given more than it began with, where it is bounded", async () => {
      const semaphore = new BoundedSemaphore(2, { context });
      await counts(semaphore);
      await expect(semaphore.release()).rejects.toThrow(LockStateError);
      expect(await semaphore.getValue()).toBe(2);
    });

    it("waits as long as it is told, and loses no permit by that", async () => {
      const semaphore = new Semaphore(0, { context });
      expect(await semaphore.acquire(0)).toBe(false);
      expect(await elapsed(() => semaphore.acquire(20))).toBeGreaterThanOrEqual(20);
      expect(await elapsed(() => semaphore.acquire({ timeout: 30 }))).toBeGreaterThanOrEqual(30);
      const controller = new AbortController();
      const wait = semaphore.acquire({ signal: controller.signal });
      controller.abort("enough");
      await expect(wait).rejects.toBe("enough");
      await semaphore.release();
      expect(await semaphore.getValue()).toBe(1);
      expect(await semaphore.acquire(0)).toBe(true);
    });

    it("loses and invents none, whoever gives up at whatever moment", async () => {
      const semaphore = new Semaphore(3, { context });
      const work = async (semaphore: Semaphore): Promise<void> => {
        for (let i = 0; i < 60; i++) if (await semaphore.acquire((i * 7) % 4)) await semaphore.release();
      };
      const children = startMany(place, 3, work, semaphore);
      await Promise.all([work(semaphore), work(semaphore), work(semaphore)]);
      expect(await ended(children)).toEqual([0, 0, 0]);
      expect(await semaphore.getValue()).toBe(3);
    });

    it("lets so many in, and no more", async () => {
      const [semaphore, inside] = [new Semaphore(2, { context }), new BoundedSemaphore(2, { context })];
      const work = async (semaphore: Semaphore, inside: BoundedSemaphore): Promise<void> => {
        for (let i = 0; i < 30; i++) {
          await semaphore.acquire();
          if (!(await inside.acquire(0))) throw new Error("There are too many.");
          await inside.release();
          await semaphore.release();
        }
      };
      const children = startMany(place, 3, work, semaphore, inside);
      await Promise.all([work(semaphore, inside), work(semaphore, inside)]);
      expect(await ended(children)).toEqual([0, 0, 0]);
    });

    it("wakes as many as it is given permits", async () => {
      const semaphore = new Semaphore(0, { context });
      const waits = [1, 2, 3].map(() => semaphore.acquire());
      start(place, (semaphore: Semaphore) => semaphore.release(3), semaphore);
      expect(await Promise.all(waits)).toEqual([true, true, true]);
    });

    it("refuses numbers of permits that are none", async () => {
      for (const value of [-1, 0.5, Number.NaN, 2 ** 31]) {
        expect(() => new Semaphore(value, { context })).toThrow(RangeError);
        expect(() => new BoundedSemaphore(value, { context })).toThrow(RangeError);
      }
      const semaphore = new Semaphore(1, { context });
      for (const count of [0, -1, 0.5]) await expect(semaphore.release(count)).rejects.toThrow(RangeError);
      expect(await semaphore.getValue()).toBe(1);
    });

    if (canBlock(place)) {
      it("blocks where asked to", async () => {
        const semaphore = new Semaphore(0, { context });
        expect(semaphore.value).toBe(0);
        expect(semaphore.lockedSync()).toBe(true);
        expect(await elapsed(() => semaphore.acquireSync(20))).toBeGreaterThanOrEqual(20);
        start(place, (semaphore: Semaphore) => semaphore.releaseSync(2), semaphore);
        expect(semaphore.acquireSync()).toBe(true);
        expect(semaphore.acquireSync()).toBe(true);
        expect(semaphore.acquireSync(0)).toBe(false);
      });
    } else {
      it("cannot block, and says so", () => {
        const semaphore = new Semaphore(0, { context });
        expect(() => semaphore.acquireSync()).toThrow(BlockingError);
        if (place.isShared) return;
        expect(() => semaphore.value).toThrow(BlockingError);
        expect(() => semaphore.releaseSync()).toThrow(BlockingError);
      });
    }
  });
}
