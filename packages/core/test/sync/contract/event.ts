import { BlockingError, Event, Semaphore } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { canBlock, elapsed, ended, type Place, start, startMany } from "../place.js";

export function eventContract(place: Place): void {
  const { context } = place;

  describe(`Event (_TestEvent), ${place.name}`, () => {
    it("is waited for, set, and cleared", async () => {
      const event = new Event({ context });
      expect(await event.isSet()).toBe(false);
      expect(await event.wait(0)).toBe(false);
      expect(await elapsed(async () => expect(await event.wait(30)).toBe(false))).toBeGreaterThanOrEqual(30);
      await event.set();
      await event.set();
      expect(await event.isSet()).toBe(true);
      expect(await event.wait()).toBe(true);
      expect(await event.wait(30)).toBe(true);
      await event.clear();
      await event.clear();
      expect(await event.isSet()).toBe(false);
      start(place, (event: Event) => event.set(), event);
      expect(await event.wait()).toBe(true);
    });

    it("lets everybody go on who waits", async () => {
      const [event, ready] = [new Event({ context }), new Semaphore(0, { context })];
      const wait = async (event: Event, ready: Semaphore): Promise<void> => {
        const waiting = event.wait();
        await ready.release();
        await waiting;
      };
      const children = startMany(place, 3, wait, event, ready);
      const own = [1, 2, 3].map(() => event.wait());
      for (let i = 0; i < 3; i++) await ready.acquire();
      await event.set();
      expect(await Promise.all(own)).toEqual([true, true, true]);
      expect(await ended(children)).toEqual([0, 0, 0]);
    });

    it("is not missed by those who wait, if it is cleared at once", async () => {
      const event = new Event({ context });
      const waits = [event.wait(), event.wait()];
      await event.isSet();
      void event.set();
      await event.clear();
      expect(await Promise.all(waits)).toEqual([true, true]);
      expect(await event.isSet()).toBe(false);
    });

    it("ends a wait by a signal", async () => {
      const event = new Event({ context });
      const controller = new AbortController();
      const wait = event.wait({ signal: controller.signal });
      controller.abort("enough");
      await expect(wait).rejects.toBe("enough");
      await expect(event.wait({ signal: AbortSignal.abort("before") })).rejects.toBe("before");
    });

    it("blocks where the memory is shared, and else says that it cannot", async () => {
      const event = new Event({ context });
      if (!canBlock(place)) {
        const forms = [() => event.setSync(), () => event.isSetSync()];
        for (const form of [() => event.waitSync(), ...(place.isShared ? [] : forms)])
          expect(form).toThrow(BlockingError);
        return;
      }
      expect(await elapsed(() => expect(event.waitSync(30)).toBe(false))).toBeGreaterThanOrEqual(30);
      start(place, (event: Event) => event.setSync(), event);
      expect(event.waitSync()).toBe(true);
      expect(event.isSetSync()).toBe(true);
      event.clearSync();
      expect(event.waitSync(0)).toBe(false);
    });
  });
}
