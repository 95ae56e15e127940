import { Process, type ProcessContext } from "@parakern/core";
import { afterEach } from "vitest";

/** Where a noun's words are, and how others get at them. */
export interface Place {
  readonly name: string;
  readonly context: ProcessContext;
  /** The memory is shared, and so threads that may be blocked have blocking forms. */
  readonly isShared: boolean;
  /** It is a page of a browser, whose thread must not be blocked and whose tasks cannot import this package. */
  readonly isPage?: boolean;
}

/** Whether this thread may use the blocking forms. */
export function canBlock({ isShared, isPage = false }: Place): boolean {
  return isShared && !isPage;
}

const started: Process[] = [];

/** Starts a child of a place; it is ended after the test, if it has not ended by then. */
export function start<A extends readonly unknown[]>(
  place: Place,
  target: (...args: A) => unknown,
  ...args: A
): Process<A> {
  const child = new Process<A>({ target, args, context: place.context } as never);
  child.start();
  started.push(child as unknown as Process);
  return child;
}

/** Starts several children that do the same. */
export function startMany<A extends readonly unknown[]>(
  place: Place,
  count: number,
  target: (...args: A) => unknown,
  ...args: A
): Process<A>[] {
  return Array.from({ length: count }, () => start(place, target, ...args));
}

/** Waits until children have ended well; their exit codes. */
export async function ended(children: readonly Process<never>[]): Promise<number[]> {
  return Promise.all(children.map((child) => child.sentinel));
}

/** To be called in each suite: no child outlives its test. */
export function endChildren(): void {
  afterEach(async () => {
    for (const child of started) if (child.isAlive()) child.kill();
    await Promise.all(started.splice(0).map((child) => child.join()));
  });
}

/** Lets the event loop turn until something holds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}

/** How long something takes, in milliseconds. */
export async function elapsed(wait: () => unknown): Promise<number> {
  const from = performance.now();
  await wait();
  return performance.now() - from;
}
