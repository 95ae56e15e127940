import { KernelArgumentError } from "../errors.js";
import type { NumberOutput } from "../kernel.js";
import { chunkCount, MAX_CHUNKS, type Plan } from "../plan.js";
import { costOf, planOf } from "./build-plan.js";
import type { Checked } from "./checked.js";
import type { Holdings } from "./holdings.js";
import type { PreparedCall } from "./prepared-call.js";

/** A call whose result is a number: the slots of the last phase's chunks are merged in their order. */
class NumberCall implements PreparedCall {
  readonly name: string;
  readonly plan: Plan;
  readonly costNs: number;
  readonly #held: Holdings;
  readonly #output: NumberOutput;
  readonly #slots: number;
  readonly #n: number;

  constructor(
    checked: Checked,
    plan: Plan,
    costNs: number,
    held: Holdings,
    output: NumberOutput,
    slots: number,
  ) {
    this.name = checked.signature.name;
    this.plan = plan;
    this.costNs = costNs;
    this.#held = held;
    this.#output = output;
    this.#slots = slots;
    this.#n = checked.operands[0]!.length;
  }

  settle(): number {
    const last = this.plan.at(-1);
    const result = last ? this.#merge(chunkCount(last)) : this.#output.empty!;
    this.#held.release();
    return result;
  }

  abandon(): void {
    this.#held.discard();
  }

  #merge(chunks: number): number {
    const { cells, merge, finish } = this.#output;
    const slots = new Float64Array(this.#held.heap.memory.buffer, this.#slots, chunks * cells);
    const merged = chunks === 1 ? slots : slots.subarray(0, cells);
    for (let c = 1; c < chunks; c++) merge(merged, slots.subarray(c * cells, (c + 1) * cells));
    return finish ? finish(merged, this.#n) : merged[0]!;
  }
}

export function numberCall(checked: Checked, output: NumberOutput, held: Holdings): PreparedCall {
  const { signature, operands } = checked;
  const n = operands[0]!.length;
  if (n === 0) {
    if (output.empty !== undefined) return new NumberCall(checked, [], 0, held, output, 0);
    throw new KernelArgumentError(
      signature.name,
      signature.arrays[0]!.param.name,
      "at least one element",
      "none",
    );
  }
  const arrays = operands.map((operand) => held.place(operand));
  const costNs = costOf(checked, n);
  const stride = 8 * output.cells;
  const base = held.scratch(MAX_CHUNKS * stride);
  const out = {
    dtype: "f64" as const,
    shape: [MAX_CHUNKS, output.cells],
    length: MAX_CHUNKS * output.cells,
    ptr: base,
  };
  const plan = planOf(checked, held, { arrays, out, count: n, costNs, result: { base, stride } });
  return new NumberCall(checked, plan, costNs, held, output, base);
}
