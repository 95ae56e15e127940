import type { NDArray } from "../array/ndarray.js";
import type { Plan } from "../plan.js";

/** What a kernel gives: an array, a number, or several arrays by name. */
export type KernelResult = NDArray | number | Readonly<Record<string, NDArray>>;

/** A call that was checked, with all its memory in place: run its plan, then settle it, or abandon it. */
export interface PreparedCall {
  readonly name: string;
  readonly plan: Plan;
  /** How long the call is expected to take on one thread of the reference machine. */
  readonly costNs: number;
  /** After the plan has run: the result. Temporaries are freed, arrays may be freed again. */
  settle(): KernelResult;
  /** After the plan has failed or was given up, and nobody runs any of it: frees what the call allocated. */
  abandon(): void;
}
