import {
  Barrier,
  BoundedSemaphore,
  Condition,
  Event,
  Lock,
  Pool,
  type Process,
  Queue,
  RLock,
  Semaphore,
  SerializationError,
} from "@parakern/core";
import { describe, expect, it } from "vitest";
import { type Place, start } from "../place.js";

interface Nouns {
  readonly lock: Lock;
  readonly rlock: RLock;
  readonly semaphore: Semaphore;
  readonly bounded: BoundedSemaphore;
  readonly condition: Condition;
  readonly event: Event;
  readonly barrier: Barrier;
}

/** Uses each in a way that its maker sees. */
async function use({ lock, rlock, semaphore, bounded, condition, event, barrier }: Nouns): Promise<boolean> {
  if (await lock.acquire(0)) return false;
  await lock.release();
  await rlock.withLock(() => rlock.withLock(() => {}));
  await semaphore.release();
  await bounded.acquire();
  await condition.withLock(() => condition.notifyAll());
  await event.set();
  return (await barrier.wait()) === 0 && barrier.parties === 1;
}

export function travelContract(place: Place): void {
  const { context } = place;
  const make = async (): Promise<Nouns> => {
    const nouns = {
      lock: new Lock({ context }),
      rlock: new RLock({ context }),
      semaphore: new Semaphore(0, { context }),
      bounded: new BoundedSemaphore(1, { context }),
      condition: new Condition(undefined, { context }),
      event: new Event({ context }),
      barrier: new Barrier(1, { context, timeout: 1000 }),
    };
    await nouns.lock.acquire();
    return nouns;
  };
  const expectUsed = async (nouns: Nouns): Promise<void> => {
    expect(await nouns.event.wait(5000)).toBe(true);
    expect(await nouns.lock.locked()).toBe(false);
    expect(await nouns.semaphore.getValue()).toBe(1);
    expect(await nouns.bounded.getValue()).toBe(0);
  };
  const program = async (nouns: Nouns, use: string): Promise<void> => {
    const run = new Function(`return ${use}`)();
    if (!(await run(nouns))) throw new Error("They are not as they were.");
  };

  describe(`locks and their like travel, ${place.name}`, () => {
    it("inside of arguments", async () => {
      const nouns = await make();
      const child: Process<never> = start(place, program, nouns, String(use)) as never;
      expect(await child.sentinel).toBe(0);
      await expectUsed(nouns);
    });

    it("to tasks of a pool", async () => {
      await using pool = new Pool(1);
      const nouns = await make();
      expect(await pool.apply(use, [nouns])).toBe(true);
      await expectUsed(nouns);
    });

    it("through queues, and back to where they came from", async () => {
      const [there, back] = [new Queue<Nouns>(), new Queue<Nouns>()];
      const nouns = await make();
      start(
        place,
        async (there: Queue<Nouns>, back: Queue<Nouns>) => {
          const nouns = await there.get();
          await nouns.lock.release();
          await back.put(nouns);
        },
        there,
        back,
      );
      await there.put(nouns);
      const same = await back.get();
      expect(same.lock).toBeInstanceOf(Lock);
      expect(same.bounded).toBeInstanceOf(BoundedSemaphore);
      expect(await same.lock.acquire(0)).toBe(true);
      expect(await nouns.lock.acquire(0)).toBe(false);
      expect(await use(same)).toBe(true);
      await expectUsed(nouns);
    });

    // What is there to import is another copy of this package.
    if (!place.isPage)
      it("on to grandchildren", async () => {
        const [event, lock] = [new Event({ context }), new Lock({ context })];
        await lock.acquire();
        start(
          place,
          async (event: Event, lock: Lock, context: "process" | "thread") => {
            const { Process } = await import("@parakern/core");
            const target = async (event: Event, lock: Lock): Promise<void> => {
              await lock.release();
              await event.set();
            };
            new Process({ target, args: [event, lock], context }).start();
          },
          event,
          lock,
          context,
        );
        expect(await event.wait()).toBe(true);
        expect(await lock.locked()).toBe(false);
      });

    it("as the same owner, whichever handle of a thread it is", async () => {
      const rlock = new RLock({ context });
      const queue = new Queue<RLock>();
      await queue.put(rlock);
      const same = await queue.get();
      await rlock.acquire();
      expect(await same.acquire(0)).toBe(true);
      await same.release();
      await same.release();
      expect(await rlock.locked()).toBe(false);
    });

    if (context === "thread" && !place.isPage) {
      it("not to processes, where they were made for threads", () => {
        const child = { ...place, context: "process" as const };
        for (const noun of [new Lock({ context }), new Condition(undefined, { context })])
          expect(() => start(child, (_: unknown) => {}, [noun])).toThrow(SerializationError);
      });
    }
  });
}
