import type { CallerWords, WorkerWords } from "./lane-words.js";

/** What a worker without shared memory tells about a slot, ahead of everything that follows from it. */
export type Told =
  | { readonly type: "begun"; readonly slot: number; readonly at: number }
  | { readonly type: "ended"; readonly slot: number; readonly at: number; readonly reply: number };

/**
 * The state of a lane between processes, of which the pool's side knows what it is told.
 *
 * Nothing that was posted can be taken back, so no task is posted behind another: whatever waits, waits in the pool. The
 * worker says that it begins before it does, so a task that was not begun when it died is run elsewhere, and no task twice.
 */
export class ToldWords implements CallerWords {
  readonly buffer = undefined;
  readonly depth = 1;
  #state: "free" | "pending" | Told["type"] = "free";
  #began = 0;
  #ended = 0;
  #reply = -1;

  hear(told: Told): void {
    this.#state = told.type;
    if (told.type === "begun") this.#began = told.at;
    else {
      this.#ended = told.at;
      this.#reply = told.reply;
    }
  }

  offer(): void {
    this.#state = "pending";
    this.#reply = -1;
  }

  revoke(): boolean {
    return false;
  }

  hasBegun(): boolean {
    return this.#state === "begun" || this.#state === "ended";
  }

  isRunning(): boolean {
    return this.#state === "begun" || this.#state === "pending";
  }

  isFree(): boolean {
    return this.#state === "free";
  }

  release(): void {
    this.#state = "free";
  }

  replyOf(): number {
    return this.#reply;
  }

  began(): number {
    return this.#began;
  }

  ended(): number {
    return this.#ended;
  }

  abort(): void {}
}

/** The worker's side: `tell` sends, and resolves when that has left this process. */
export class TellingWords implements WorkerWords {
  readonly #tell: (told: Told) => Promise<void>;

  constructor(tell: (told: Told) => Promise<void>) {
    this.#tell = tell;
  }

  async begin(slot: number, at: number): Promise<true> {
    // It has left before the task begins: if that ends this process at once, the pool knows whose doing it was.
    await this.#tell({ type: "begun", slot, at });
    return true;
  }

  end(slot: number, at: number, reply: number): void {
    void this.#tell({ type: "ended", slot, at, reply });
  }

  isAborted(): boolean {
    return false;
  }
}
