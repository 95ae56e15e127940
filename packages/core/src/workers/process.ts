import { defaultContext } from "../process/context.js";
import { childIdentity } from "../process/identity.js";
import type { Backend, WorkerHandle, WorkerLimits } from "./backend.js";
import { ProcessHandle } from "./process-handle.js";

/** Workers that are processes: whatever ends one of them, a signal or its memory, ends no other. */
export class ProcessBackend implements Backend {
  readonly kind = "process";
  readonly #name: string;
  readonly #execArgv: readonly string[];
  readonly #handles = new Set<ProcessHandle>();
  #made = 0;

  constructor(name: string, limits: WorkerLimits | undefined) {
    this.#name = name;
    this.#execArgv = optionsOf(limits);
  }

  async spawn(): Promise<WorkerHandle> {
    const identity = childIdentity(`${this.#name}-${++this.#made}`, true, defaultContext());
    const handle = new ProcessHandle(identity, this.#execArgv);
    this.#handles.add(handle);
    void handle.exited.then(() => this.#handles.delete(handle));
    if (handle.id > 0) return handle;
    const { error } = await handle.exited;
    throw error;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#handles].map((handle) => handle.terminate()));
  }
}

/** The limits of a thread as the options of a process; it has none for the code range. */
function optionsOf(limits: WorkerLimits = {}): string[] {
  const { maxOldGenerationSizeMb: old, maxYoungGenerationSizeMb: young, stackSizeMb: stack } = limits;
  return [
    ...(old === undefined ? [] : [`--max-old-space-size=${Math.ceil(old)}`]),
    // The young generation is three semi-spaces.
    ...(young === undefined ? [] : [`--max-semi-space-size=${Math.max(1, Math.floor(young / 3))}`]),
    ...(stack === undefined ? [] : [`--stack-size=${Math.floor(stack * 1024)}`]),
  ];
}
