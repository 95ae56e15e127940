import { Barrier, BlockingError, BrokenBarrierError, ClosureError, Queue, Semaphore } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { canBlock, elapsed, ended, type Place, startMany, until } from "../place.js";

export function barrierContract(place: Place): void {
  const { context } = place;

  describe(`Barrier (_TestBarrier), ${place.name}`, () => {
    it.each([1, 10])("is passed in lockstep, %i time(s)", async (passes) => {
      const barrier = new Barrier(3, { context });
      const [before, after] = [new Semaphore(0, { context }), new Semaphore(0, { context })];
      const pass = async (
        barrier: Barrier,
        before: Semaphore,
        after: Semaphore,
        passes: number,
      ): Promise<void> => {
        for (let i = 0; i < passes; i++) {
          await before.release();
          if ((await after.getValue()) !== i * 3) throw new Error("too early");
          await barrier.wait();
          await after.release();
          if ((await before.getValue()) !== (i + 1) * 3) throw new Error("too late");
          await barrier.wait();
        }
      };
      const children = startMany(place, 2, pass, barrier, before, after, passes);
      await pass(barrier, before, after, passes);
      expect(await ended(children)).toEqual([0, 0]);
      expect(await barrier.state()).toEqual({ waiting: 0, broken: false });
    });

    it("is passed a thousand times, and gives each party another number", async () => {
      const barrier = new Barrier(3, { context });
      const sums = new Queue<number>();
      const pass = async (barrier: Barrier, sums: Queue<number>, canBlock: boolean): Promise<void> => {
        let sum = 0;
        for (let i = 0; i < 1000; i++) sum += 4 ** (canBlock ? barrier.waitSync() : await barrier.wait());
        await sums.put(sum);
      };
      const children = startMany(place, 2, pass, barrier, sums, place.isShared);
      let zeros = 0;
      let sum = 0;
      for (let i = 0; i < 1000; i++) {
        const index = await barrier.wait();
        if (index === 0) zeros++;
        sum += 4 ** index;
      }
      expect(zeros).toBeLessThanOrEqual(1000);
      expect(sum + (await sums.get()) + (await sums.get())).toBe(1000 * (1 + 4 + 16));
      expect(await ended(children)).toEqual([0, 0]);
    });

    it("gives exactly one party the number 0", async () => {
      const barrier = new Barrier(5, { context });
      const indices = await Promise.all([1, 2, 3, 4, 5].map(() => barrier.wait()));
      expect(indices.sort()).toEqual([0, 1, 2, 3, 4]);
      expect(barrier.parties).toBe(5);
    });

    it("lets one party act before all go on", async () => {
      const barrier = new Barrier(3, { context, action: () => console.assert(true) });
      const queue = new Queue<string>();
      const acting = new Barrier(1, { context, action: async () => void (await Promise.resolve()) });
      expect(await acting.wait()).toBe(0);
      const pass = async (barrier: Barrier, queue: Queue<string>): Promise<void> => {
        await barrier.wait();
        await queue.put("passed");
      };
      const children = startMany(place, 2, pass, barrier, queue);
      await barrier.wait();
      expect(await ended(children)).toEqual([0, 0]);
      expect(await queue.size()).toBe(2);
    });

    it("acts once, in the party that comes last, while the others still wait", async () => {
      type Acted = { acted?: number };
      const barrier = new Barrier(3, {
        context,
        action: async () => {
          await Promise.resolve();
          (globalThis as Acted).acted = ((globalThis as Acted).acted ?? 0) + 1;
        },
      });
      const acted = (): number => (globalThis as Acted).acted ?? 0;
      const before = acted();
      const first = barrier.wait();
      const second = barrier.wait().then(acted);
      await until(async () => (await barrier.state()).waiting === 2);
      expect(acted()).toBe(before);
      expect(await barrier.wait()).toBe(2);
      expect(await second).toBe(before + 1);
      expect(await first).toBe(0);
      expect(acted()).toBe(before + 1);
    });

    it("is broken by an action that throws, and refuses one that cannot travel", async () => {
      const barrier = new Barrier(2, {
        context,
        action: () => {
          throw new Error("no good");
        },
      });
      const first = expect(barrier.wait()).rejects.toThrow(BrokenBarrierError);
      await until(async () => (await barrier.state()).waiting === 1);
      await expect(barrier.wait()).rejects.toThrow("no good");
      await first;
      const outside = 1;
      expect(() => new Barrier(2, { action: () => void outside })).toThrow(ClosureError);
    });

    it("is broken for all by an abort, and stays so", async () => {
      const barrier = new Barrier(4, { context });
      const broken = async (barrier: Barrier): Promise<void> => {
        const code = await barrier.wait().catch((error) => error.code);
        if (code !== "E_BROKEN_BARRIER") throw new Error(`It ended with ${code}.`);
      };
      const children = startMany(place, 2, broken, barrier);
      const own = expect(barrier.wait()).rejects.toThrow(BrokenBarrierError);
      await until(async () => (await barrier.state()).waiting === 3);
      await barrier.abort();
      await own;
      expect(await ended(children)).toEqual([0, 0]);
      expect(await barrier.state()).toEqual({ waiting: 0, broken: true });
      await expect(barrier.wait()).rejects.toThrow(BrokenBarrierError);
    });

    it("lets those go who wait when it is reset, and is as new then", async () => {
      const barrier = new Barrier(3, { context });
      const twice = async (barrier: Barrier): Promise<void> => {
        const code = await barrier.wait().catch((error) => error.code);
        await barrier.wait();
        if (code !== "E_BROKEN_BARRIER") throw new Error(`It ended with ${code}.`);
      };
      const children = startMany(place, 2, twice, barrier);
      await until(async () => (await barrier.state()).waiting === 2);
      await barrier.reset();
      await barrier.wait();
      expect(await ended(children)).toEqual([0, 0]);
    });

    it("can be reset after it was broken", async () => {
      const barrier = new Barrier(2, { context });
      await barrier.reset();
      await barrier.abort();
      await expect(barrier.wait()).rejects.toThrow(BrokenBarrierError);
      await barrier.reset();
      expect((await Promise.all([barrier.wait(), barrier.wait()])).sort()).toEqual([0, 1]);
    });

    it("is broken for all by one whose time is up, be it its own or the barrier's", async () => {
      for (const [options, wait] of [
        [{ context }, 20],
        [{ context, timeout: 20 }, undefined],
      ] as const) {
        const barrier = new Barrier(3, options);
        const patient = expect(barrier.wait(60_000)).rejects.toThrow(BrokenBarrierError);
        const took = await elapsed(() => expect(barrier.wait(wait)).rejects.toThrow(BrokenBarrierError));
        expect(took).toBeGreaterThanOrEqual(20);
        await patient;
        expect((await barrier.state()).broken).toBe(true);
      }
    });

    it("is broken for all by one who is aborted, which gets the reason", async () => {
      const barrier = new Barrier(3, { context });
      const controller = new AbortController();
      const other = expect(barrier.wait()).rejects.toThrow(BrokenBarrierError);
      const wait = barrier.wait({ signal: controller.signal });
      await until(async () => (await barrier.state()).waiting === 2);
      controller.abort("enough");
      await expect(wait).rejects.toBe("enough");
      await other;
    });

    it("of one party never waits", async () => {
      const barrier = new Barrier(1, { context });
      for (let i = 0; i < 3; i++) expect(await barrier.wait(0)).toBe(0);
    });

    it("refuses numbers of parties that are none", () => {
      for (const parties of [0, -1, 1.5, Number.NaN]) expect(() => new Barrier(parties)).toThrow(RangeError);
      expect(() => new Barrier(1, { timeout: -1 })).toThrow(RangeError);
    });

    it("blocks where the memory is shared, and else says that it cannot", async () => {
      const barrier = new Barrier(2, { context });
      if (!canBlock(place)) {
        const forms = [() => barrier.waiting, () => barrier.abortSync()];
        for (const form of [() => barrier.waitSync(), ...(place.isShared ? [] : forms)])
          expect(form).toThrow(BlockingError);
        return;
      }
      const children = startMany(place, 1, (barrier: Barrier) => void barrier.waitSync(), barrier);
      expect(barrier.waitSync()).toBeLessThan(2);
      expect([barrier.waiting, barrier.broken]).toEqual([0, false]);
      expect(() => barrier.waitSync(5)).toThrow(BrokenBarrierError);
      barrier.resetSync();
      expect(barrier.broken).toBe(false);
      barrier.abortSync();
      expect(barrier.broken).toBe(true);
      const slow = new Barrier(1, { context, action: async () => {} });
      expect(() => slow.waitSync()).toThrow(BlockingError);
      expect(await ended(children)).toEqual([0]);
    });
  });
}
