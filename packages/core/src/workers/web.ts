import { hasSharedMemory } from "../shared-memory.js";
import type { Backend, WorkerHandle } from "./backend.js";
import { WebHandle } from "./web-handle.js";
import type { WebWorker } from "./web-messages.js";

/** Dedicated workers of a browser. */
export class WebBackend implements Backend {
  readonly kind = "thread";
  readonly #create: () => Promise<WebWorker>;
  readonly #handles = new Set<WebHandle>();

  /** `create` makes a worker of this package's code. */
  constructor(create: () => Promise<WebWorker>) {
    this.#create = create;
  }

  async spawn(): Promise<WorkerHandle> {
    const handle = new WebHandle(await this.#create(), hasSharedMemory());
    this.#handles.add(handle);
    void handle.exited.then(() => this.#handles.delete(handle));
    await handle.started;
    return handle;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#handles].map((handle) => handle.terminate()));
  }
}
