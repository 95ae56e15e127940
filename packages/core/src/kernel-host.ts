import type { ModuleOptions } from "@parakern/kernels-wasm";
import type { Heap } from "@parakern/kernels-wasm/arrays";
import type { CallOptions } from "./pool/call-options.js";
import type { Workforce } from "./team/workforce.js";
import type { BackendKind } from "./workers/backend.js";

/** How a kernel call runs, beside the options of the kernel itself. */
export type KernelCallOptions = Pick<CallOptions, "signal" | "timeout" | "priority">;

/** What kernels need of their pool. */
export interface KernelHost {
  readonly name: string;
  readonly workforce: Workforce & {
    readonly kind: BackendKind;
    /** Starts the workers, unless that was done; returns whether one has come. */
    summon(): boolean;
  };
  /** Where its kernels come from and what they work on, unless from their package and on a memory of its own. */
  readonly memory?: (Pick<ModuleOptions, "wasmUrl" | "wasmModule"> & { readonly heap?: Heap }) | undefined;
  /** Throws where nothing can be submitted any more. */
  assertOpen(): void;
  /** Registers a call that has not submitted anything yet; returns its sign-off. */
  enter(source: { readonly isStalled: boolean; stop(reason: unknown): void }): () => void;
}
