import { MessageChannel, type MessagePort, type Worker } from "node:worker_threads";
import { Piscina } from "piscina";
import type { Backend, WorkerHandle, WorkerLimits } from "./backend.js";
import { ThreadHandle } from "./thread-handle.js";

/** A boot task on its way to a new thread. */
interface Boot {
  /** The thread that has taken it. */
  thread?: number;
  readonly cancel: (reason: unknown) => void;
}

/**
 * Threads by piscina: it makes, limits and destroys them. Each is given one task, which installs a port of our own and
 * returns; piscina sees idle threads from then on, which keep no process alive.
 */
export class PiscinaBackend implements Backend {
  readonly kind = "thread";
  readonly #piscina: Piscina;
  /** Threads that have been given their boot task. */
  readonly #booted = new Set<number>();
  /** Boot tasks that no thread has taken yet, oldest first. */
  readonly #waiting: Boot[] = [];
  readonly #known = new WeakSet<Worker>();

  constructor(size: number, limits: WorkerLimits | undefined) {
    this.#piscina = new Piscina({
      filename: new URL("./boot.cjs", import.meta.url).href,
      // Threads are made by `run` alone, one each: piscina would replace a dead one without a boot task.
      minThreads: 0,
      maxThreads: size,
      idleTimeout: Number.POSITIVE_INFINITY,
      concurrentTasksPerWorker: 1,
      // The other modes park the worker's event loop between tasks, and with it our port.
      atomics: "disabled",
      recordTiming: false,
      ...(limits && {
        resourceLimits: limits as NonNullable<ConstructorParameters<typeof Piscina>[0]>["resourceLimits"],
      }),
      loadBalancer: (_task, workers) => {
        const fresh = workers.find((worker) => !worker.destroyed && !this.#booted.has(worker.id));
        if (!fresh) return null;
        this.#booted.add(fresh.id);
        this.#waiting.shift()!.thread = fresh.id;
        return fresh;
      },
    });
    // A thread that dies is heard of by its own handle.
    this.#piscina.on("error", () => {});
  }

  async spawn(): Promise<WorkerHandle> {
    const { port1, port2 } = new MessageChannel();
    const id = await this.#boot(port2);
    const worker = this.#piscina.threads.find((thread) => thread.threadId === id);
    if (!worker) throw new Error("A worker thread ended as soon as it had started.");
    return new ThreadHandle(worker, port1);
  }

  async close(): Promise<void> {
    await this.#piscina.destroy();
  }

  #boot(port: MessagePort): Promise<number> {
    return new Promise((resolve, reject) => {
      const abort = new AbortController();
      const boot: Boot = {
        cancel: (reason) => {
          abort.abort();
          reject(reason);
        },
      };
      this.#waiting.push(boot);
      this.#piscina
        .run({ port }, { transferList: [port], signal: abort.signal })
        .then(resolve, async (error) => {
          // A thread that lives on would keep the place of one that works.
          await this.#piscina.threads.find((thread) => thread.threadId === boot.thread)?.terminate();
          reject(error);
        });
      for (const worker of this.#piscina.threads) this.#watch(worker);
    });
  }

  /** A thread that dies before it takes a boot task would leave that task waiting for ever. */
  #watch(worker: Worker): void {
    if (this.#known.has(worker)) return;
    this.#known.add(worker);
    const id = worker.threadId;
    let cause: unknown;
    worker.once("error", (error) => {
      cause = error;
    });
    worker.once("exit", (code) => {
      if (this.#booted.delete(id)) return;
      const reason = new Error(`A worker thread could not start: it ended with exit code ${code}.`, {
        cause,
      });
      this.#waiting.shift()?.cancel(reason);
    });
  }
}
