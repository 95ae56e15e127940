import { Manager, type ManagerOptions, Process, taskModule } from "@parakern/core";
import type { ClassRef, TaskRef } from "../../src/task/task.js";

interface Foo {
  f(): string;
  g(): never;
  _h(): string;
}
interface Counter {
  add(by: number): Promise<number>;
  absorb(list: unknown): number;
  crash(): never;
}
interface Log {
  add(line: string): number;
  lines(): string[];
}

const module = taskModule<Record<"Foo" | "squares" | "log" | "tick" | "fail" | "Counter", () => never>>(
  new URL("./classes.mjs", import.meta.url),
);

/** Classes of one's own, as a manager's process imports them. */
export const classes = {
  Foo: module.Foo as unknown as ClassRef<[], Foo>,
  Bar: { create: module.Foo as unknown as ClassRef<[], Foo>, methods: ["f", "_h"] },
  squares: module.squares as unknown as TaskRef<[count: number], Generator<number>>,
  log: module.log as unknown as TaskRef<[], Log>,
  tick: module.tick as unknown as TaskRef<[], number>,
  fail: module.fail as unknown as TaskRef<[], void>,
  Counter: module.Counter as unknown as ClassRef<[start?: number], Counter>,
};

/** Where a manager's objects can live. */
export const PLACES = ["process", "thread", "here"] as const;

/** Starts a manager that has the classes. */
export function begin(
  place: (typeof PLACES)[number],
  options: ManagerOptions<typeof classes> = {},
): Promise<Manager<typeof classes>> {
  const manager = new Manager({ ...options, classes, ...(place !== "here" && { context: place }) });
  return place === "here" ? manager.serve() : manager.start();
}

/** Runs a function in a process, and resolves to its exit code. */
export async function inChild<A extends readonly unknown[]>(
  target: (...args: A) => unknown,
  ...args: A
): Promise<number> {
  const child = new Process<A>({ target, args } as never);
  child.start();
  return child.sentinel;
}
