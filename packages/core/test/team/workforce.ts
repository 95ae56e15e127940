import { functionTable, PiscinaBackend, Team } from "../../dist/node/internals.js";
import type { Claimant } from "../../src/pool/claim.js";
import { busy, DONE_CHUNKS, generation, PHASE, STATUS, WORK } from "../../src/team/layout.js";
import type { WorkerHandle } from "../../src/workers/backend.js";
import { testModule } from "./module.js";

/** Threads that are lent to whoever claims first, and replaced when they die: all that a team sees of a pool. */
export class Workforce {
  readonly size: number;
  readonly idle: WorkerHandle[] = [];
  readonly lent: WorkerHandle[] = [];
  readonly #backend: PiscinaBackend;
  #words: Int32Array = new Int32Array(0);
  readonly #claims = new Set<Claimant>();
  #isOver = false;
  /** Called when a worker comes or comes back. */
  #arrived: () => void = () => {};

  constructor(size: number) {
    this.size = size;
    this.#backend = new PiscinaBackend(size, undefined);
  }

  async hire(): Promise<void> {
    await Promise.all(Array.from({ length: this.size }, () => this.#spawn()));
  }

  claim(claimant: Claimant): { release(): void } {
    this.#claims.add(claimant);
    this.#lend();
    return { release: () => void this.#claims.delete(claimant) };
  }

  giveBack(worker: WorkerHandle): void {
    remove(this.lent, worker);
    this.idle.push(worker);
    this.#lend();
    this.#arrived();
  }

  /** The team's words, for whoever wonders why nothing happens. */
  get words(): string {
    const at = (index: number) => this.#words[index];
    const seats = Array.from({ length: this.size + 1 }, (_, seat) => [at(generation(seat)), at(busy(seat))]);
    return JSON.stringify({
      status: at(STATUS),
      work: at(WORK),
      done: at(DONE_CHUNKS),
      phase: at(PHASE),
      seats,
    });
  }

  /** Resolves when every worker is idle. */
  async allIdle(): Promise<void> {
    while (this.idle.length < this.size) {
      await new Promise<void>((resolve) => {
        this.#arrived = resolve;
      });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isOver = true;
    await this.#backend.close();
  }

  async #spawn(): Promise<void> {
    const worker = await this.#backend.spawn();
    const post = worker.post.bind(worker);
    worker.post = (message) => {
      if ("type" in message && message.type === "join") this.#words = new Int32Array(message.words);
      post(message);
    };
    void worker.exited.then(() => {
      remove(this.idle, worker);
      remove(this.lent, worker);
      // The end of the backend may come before its start.
      if (!this.#isOver) this.#spawn().catch(() => {});
    });
    this.giveBack(worker);
  }

  #lend(): void {
    for (const claimant of this.#claims) {
      while (this.idle.length > 0 && claimant.wants() > 0) {
        const worker = this.idle.pop()!;
        this.lent.push(worker);
        claimant.take(worker);
      }
    }
  }
}

function remove<T>(list: T[], item: T): void {
  const at = list.indexOf(item);
  if (at >= 0) list.splice(at, 1);
}

/** A team over the test module, its memory as i32, and plans for it. */
export async function assemble(size: number, byMessage?: boolean) {
  const workforce = new Workforce(size);
  await workforce.hire();
  const module = testModule();
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536, shared: true });
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const team = new Team(workforce, { module, memory, table: functionTable(exports) }, byMessage);
  return {
    team,
    workforce,
    cells: new Int32Array(memory.buffer),
    [Symbol.asyncDispose]: () => workforce[Symbol.asyncDispose](),
  };
}

/** One phase of a plan: a function of the test module over so many chunks of 8 indices, at an address. */
export function phase(run: string, chunks: number, ptr = 0) {
  return { run, count: 8 * chunks, chunk: 8, args: [ptr] };
}
