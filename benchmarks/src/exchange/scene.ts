import { Process, type ProcessContext, pipe } from "@parakern/core";

/** One piece of work between this thread and a child, set up once and run many times. */
export interface Scene extends AsyncDisposable {
  /** Runs it so many times over; gives what tells that it was done. */
  run(times: number): Promise<number> | number;
}

/** How a scene is set: where its child runs. */
export type SetScene = (context: ProcessContext) => Scene;

/** A scene whose child waits for a number of times and answers with it. */
export function scene<A extends readonly unknown[]>(
  context: ProcessContext,
  target: (...args: A) => Promise<void>,
  args: A,
  run: Scene["run"],
): Scene {
  const child = new Process({ target, args, context, daemon: true } as never);
  child.start();
  return {
    run,
    async [Symbol.asyncDispose]() {
      child.kill();
      await child.join();
    },
  };
}

/** A scene without a child. */
export function alone(run: Scene["run"]): Scene {
  return { run, async [Symbol.asyncDispose]() {} };
}

/** A pipe for commands to a child. */
export const commands = (context: ProcessContext) => pipe<number, number>({ context });
