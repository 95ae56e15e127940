import { ProcessStateError } from "../errors.js";
import { programBase } from "../task/base.js";
import { ship } from "../task/ship.js";
import type { ShippedTask } from "../task/shipped-task.js";
import { atCallSite } from "../task/stacks.js";
import type { Task } from "../task/task.js";
import type { Child, ProcessContext } from "./child.js";
import { enlist } from "./children.js";
import { checkContext, defaultContext } from "./context.js";
import { endsWithin } from "./ends-within.js";
import { forkChild } from "./fork-child.js";
import { childIdentity } from "./identity.js";
import type { Identity } from "./start-message.js";
import { threadChild } from "./thread-child.js";

/** What a Process runs, and how. */
export type ProcessOptions<A extends readonly unknown[]> = {
  /** What it runs; its result is dropped. */
  readonly target: Task<A, unknown>;
  /** "Process-1", "Process-2" and so on unless given. */
  readonly name?: string | undefined;
  /** Whether it ends with its parent instead of being waited for; as its creator unless given. */
  readonly daemon?: boolean | undefined;
  /** What `import()` in the target resolves against: a file or folder, or its URL. The program's main file by default. */
  readonly baseUrl?: string | URL | undefined;
  /** A process of its own, or a thread of this one; as `setDefaultContext` says unless given. */
  readonly context?: ProcessContext | undefined;
} & ([] extends A ? { readonly args?: A | undefined } : { readonly args: A });

/**
 * A function that runs beside this program, in a process of its own or in a thread.
 *
 * Nothing of the calling program is run again in it: there is no `freeze_support` to call and no main module to guard. A
 * target that throws prints its stack to stderr, and the exit code is 1. A class may extend this one and hand its target
 * to `super`; to override `run()`, as Python has it, is not possible, since a method does not travel without its class.
 *
 * @example
 * const process = new Process({ target: (name: string) => console.log(`hello ${name}`), args: ["bob"] });
 * process.start();
 * await process.join();
 */
export class Process<A extends readonly unknown[] = readonly unknown[]> {
  readonly #identity: Identity;
  readonly #context: ProcessContext;
  readonly #task: ShippedTask;
  #args: readonly unknown[] | undefined;
  #child: Child | undefined;
  #exitCode: number | null = null;
  #isClosed = false;

  /** Raises ClosureError where the target is not self-contained. */
  constructor(options: ProcessOptions<A>) {
    this.#task = ship(options.target as Task<never[], unknown>, options);
    this.#context = checkContext(options.context ?? defaultContext());
    this.#args = options.args ?? [];
    this.#identity = childIdentity(options.name, options.daemon, defaultContext());
  }

  get name(): string {
    return this.#identity.name;
  }

  get daemon(): boolean {
    return this.#identity.isDaemon;
  }

  /** The number of the operating-system process it runs in; undefined before `start`. */
  get pid(): number | undefined {
    return this.#open().#child?.pid;
  }

  /** Null until it has ended; the negative number of the signal where one ended it. */
  get exitCode(): number | null {
    return this.#open().#exitCode;
  }

  /** Resolves to the exit code when it has ended. Raises ProcessStateError before `start`. */
  get sentinel(): Promise<number> {
    return this.#started().exited;
  }

  /** Starts it, once. Raises SerializationError where an argument cannot be sent. */
  start(): void {
    this.#open();
    if (this.#child !== undefined) throw new ProcessStateError(`${this.name} has been started already.`);
    const message = { identity: this.#identity, base: programBase(), task: this.#task };
    const start = this.#context === "thread" ? threadChild : forkChild;
    const child = atCallSite(() => start(message, this.#args!));
    this.#child = child;
    this.#args = undefined;
    child.exited.then((code) => {
      this.#exitCode = code;
    });
    enlist(this);
  }

  /** Waits until it has ended, at most so many milliseconds; resolves to whether it has. */
  async join(timeout?: number): Promise<boolean> {
    return endsWithin(this.#started().exited, timeout);
  }

  /** Whether it has been started and has not ended. */
  isAlive(): boolean {
    return this.#open().#child !== undefined && this.#exitCode === null;
  }

  /** Asks it to end: SIGTERM to a process, the end of the next step to a thread. */
  terminate(): void {
    if (this.isAlive()) this.#child!.terminate();
    else this.#started();
  }

  /** Ends it: SIGKILL to a process. */
  kill(): void {
    if (this.isAlive()) this.#child!.kill();
    else this.#started();
  }

  /** Lets go of one that has ended: everything but `close` raises ProcessStateError after that, and here while it is alive. */
  close(): void {
    if (this.#isClosed) return;
    if (this.isAlive())
      throw new ProcessStateError(`${this.name} is still alive: join or terminate it before close().`);
    this.#isClosed = true;
  }

  #open(): this {
    if (this.#isClosed) throw new ProcessStateError(`${this.name} is closed.`);
    return this;
  }

  #started(): Child {
    const child = this.#open().#child;
    if (child === undefined) throw new ProcessStateError(`${this.name} has not been started.`);
    return child;
  }
}
