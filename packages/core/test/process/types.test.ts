import { Process, Queue, type TaskRef } from "@parakern/core";
import { expect, it } from "vitest";

it("a Process takes the arguments that its target takes, and no others", () => {
  const add = (a: number, b: string): string => a + b;
  const reference = undefined as unknown as TaskRef<[a: number], string>;
  const checked = (): unknown[] => [
    new Process({ target: () => {} }),
    new Process({ target: () => {}, args: [] }),
    new Process({ target: add, args: [1, "b"] }),
    new Process({ target: (a?: number) => a }),
    new Process({ target: (...all: string[]) => all, args: ["a", "b"] }),
    new Process({ target: reference, args: [1] }),
    new Process({ target: async (queue: Queue<number>) => queue.put(1), args: [new Queue<number>()] }),
    // @ts-expect-error: arguments are missing.
    new Process({ target: add }),
    // @ts-expect-error: one is missing.
    new Process({ target: add, args: [1] }),
    // @ts-expect-error: of another type.
    new Process({ target: add, args: ["1", "b"] }),
    // @ts-expect-error: one too many.
    new Process({ target: () => {}, args: [1] }),
    // @ts-expect-error: of another type than the module's function takes.
    new Process({ target: reference, args: ["1"] }),
    // @ts-expect-error: a queue of something else.
    new Process({ target: (queue: Queue<number>) => queue.put(1), args: [new Queue<string>()] }),
    // @ts-expect-error: no context.
    new Process({ target: () => {}, context: "fork" }),
  ];
  const all: Process[] = [new Process({ target: add, args: [1, "b"] })];
  expect(checked).toBeTypeOf("function");
  expect(all[0]!.isAlive()).toBe(false);
});

it("a queue knows its items", async () => {
  const queue = new Queue<number>();
  await queue.put(1);
  const item: number = await queue.get();
  const maybe: number | undefined = await queue.tryGet();
  // @ts-expect-error: another type of item.
  await queue.put("2");
  // @ts-expect-error: it may be undefined.
  const wrong: number = await queue.tryGet();
  expect([item, maybe, wrong]).toEqual([1, undefined, "2"]);
});
