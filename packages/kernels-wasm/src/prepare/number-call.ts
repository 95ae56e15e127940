import { elementsOf } from "../array/elements.js";
import { KernelArgumentError } from "../errors.js";
import type { NumberOutput } from "../kernel.js";
import { chunkCount, MAX_CHUNKS, type Plan } from "../plan.js";
import { reducedShape } from "./along.js";
import { arrayCall } from "./array-call.js";
import { costOf, planOf } from "./build-plan.js";
import type { Checked } from "./checked.js";
import type { Holdings } from "./holdings.js";
import type { PreparedCall } from "./prepared-call.js";
import type { Signature } from "./signature.js";

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
    this.#n = checked.operands[0]?.length ?? 1;
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
    const { cells = 1, merge, finish } = this.#output;
    const first = this.#slots / 8;
    const all = elementsOf("f64", this.#held.memory);
    if (chunks === 1 && !finish) return all[first]!;
    const slots = all.subarray(first, first + chunks * cells);
    const merged = chunks === 1 ? slots : slots.subarray(0, cells);
    for (let c = 1; c < chunks; c++) merge!(merged, slots.subarray(c * cells, (c + 1) * cells));
    return finish ? finish(merged, this.#n) : merged[0]!;
  }
}

function numberCall(checked: Checked, output: NumberOutput, held: Holdings): PreparedCall {
  const { signature, operands } = checked;
  // A call without arrays always has work.
  const n = operands[0]?.length ?? 1;
  if (n === 0) {
    if (output.empty !== undefined) return new NumberCall(checked, [], 0, held, output, 0);
    throw none(signature);
  }
  const costNs = costOf(checked, n);
  const { cells = 1 } = output;
  const stride = 8 * cells;
  const base = held.scratch(MAX_CHUNKS * stride);
  const out = {
    dtype: "f64" as const,
    shape: [MAX_CHUNKS, cells],
    strides: [cells, 1],
    length: MAX_CHUNKS * cells,
    ptr: base,
  };
  const work = { outs: {}, out, count: n, costNs, result: { base, stride }, rows: 0 };
  return new NumberCall(checked, planOf(checked, held, work), costNs, held, output, base);
}

/** A call of a kernel whose results are numbers: one, or an array of them along an axis. */
export function reductionCall(checked: Checked, output: NumberOutput, held: Holdings): PreparedCall {
  const { signature, values, operands, along } = checked;
  const axis = signature.axis < 0 ? undefined : values[signature.axis];
  if (axis !== undefined && output.along !== undefined) {
    const shape = reducedShape(operands[0]!.shape, axis, checked.numbers.keepDims === 1);
    if (along.length === 0 && output.empty === undefined && along.outer * along.inner > 0)
      throw none(signature);
    const array = {
      kind: "array",
      dtype: output.along,
      shape: () => shape,
      inPlace: [],
      doc: output.doc,
    } as const;
    return arrayCall(checked, { "": array }, held, output.empty);
  }
  if (checked.out !== undefined) {
    throw new KernelArgumentError(
      signature.name,
      "out",
      "an axis along which there are several results",
      "none",
    );
  }
  return numberCall(checked, output, held);
}

function none({ name, arrays }: Signature): KernelArgumentError {
  return new KernelArgumentError(name, arrays[0]!.param.name, "at least one element", "none");
}
