// Stands in for @parakern/core in a page: the package itself, and a Process of context "thread" over a pool of one worker.
import { NodeOnlyError, Pool } from "@parakern/core";

export * from "@parakern/core";

interface Options {
  readonly target: (...args: never[]) => unknown;
  readonly args?: readonly unknown[];
  readonly context: string;
}

let spare = new Pool(1);

/** Has a worker ready, so that the next Process takes its arguments when it is started, as Node's does. */
export async function prepare(): Promise<void> {
  await spare.apply(() => {});
}

/** Ends as its target does: with 0 when that has returned, with 1 where it failed or was killed. */
export class Process {
  readonly sentinel: Promise<number>;
  readonly #options: Options;
  #pool!: Pool;
  #end!: (exitCode: number) => void;
  #isAlive = false;

  constructor(options: Options) {
    if (options.context !== "thread") throw new NodeOnlyError("Process", "");
    this.#options = options;
    this.sentinel = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  start(): void {
    this.#isAlive = true;
    [this.#pool, spare] = [spare, new Pool(1)];
    const { target, args = [] } = this.#options;
    const run = this.#pool.apply(target as (...args: unknown[]) => unknown, args as unknown[]);
    void run.then(
      () => this.#leave(0),
      () => this.#leave(1),
    );
  }

  kill(): void {
    void this.#leave(1);
  }

  async join(): Promise<void> {
    await this.sentinel;
  }

  isAlive(): boolean {
    return this.#isAlive;
  }

  async #leave(exitCode: number): Promise<void> {
    this.#isAlive = false;
    await this.#pool.terminate();
    this.#end(exitCode);
  }
}
