import type { NDArray } from "../array/ndarray.js";
import { isRowMajor } from "../array/strides.js";
import type { ArrayOutput } from "../kernel.js";
import type { Plan, PlanArray } from "../plan.js";
import { costOf, planOf } from "./build-plan.js";
import type { Checked } from "./checked.js";
import { copyPhase } from "./copy-phase.js";
import type { Holdings } from "./holdings.js";
import { checkOut, checkOuts, resultShape } from "./output.js";
import type { KernelResult, PreparedCall } from "./prepared-call.js";
import { elementOf } from "./signature.js";
import { trim } from "./trim.js";

/** A result of a call: the array it will be, and where the plan writes it. */
interface Target {
  readonly result: NDArray;
  readonly written: PlanArray;
  readonly isGiven: boolean;
  readonly output: ArrayOutput;
}

/** A call whose result is an array, or several. */
class ArrayCall implements PreparedCall {
  readonly name: string;
  readonly plan: Plan;
  readonly costNs: number;
  readonly #held: Holdings;
  readonly #results: () => KernelResult;

  constructor(name: string, plan: Plan, costNs: number, held: Holdings, results: () => KernelResult) {
    this.name = name;
    this.plan = plan;
    this.costNs = costNs;
    this.#held = held;
    this.#results = results;
  }

  settle(): KernelResult {
    const results = this.#results();
    this.#held.release();
    return results;
  }

  abandon(): void {
    this.#held.discard();
  }
}

/** Outputs by name; of a kernel with one, under "". Results of no elements are `empty`. */
export function arrayCall(
  checked: Checked,
  outputs: Readonly<Record<string, ArrayOutput>>,
  held: Holdings,
  empty = 0,
): PreparedCall {
  const { signature, operands, sizes } = checked;
  const given = checkOuts(checked, outputs);
  const targets = new Map<string, Target>();
  for (const [name, output] of Object.entries(outputs)) {
    targets.set(name, target(checked, output, held, given[name], name));
  }
  const first = targets.values().next().value!;
  const rows = [...targets.values()].some(({ output }) => output.trimmed) ? held.scratch(8) : 0;
  const results = () => settled(targets, held, rows);
  const n =
    operands.length > 0 ? (signature.broadcasts ? sizes.n! : operands[0]!.length) : first.result.length;
  // Over nothing no phase runs: sums of no terms are zeros.
  if (n === 0 || [...targets.values()].every(({ result }) => result.length === 0)) {
    for (const { result } of targets.values()) result.fill(empty);
    if (rows !== 0) new Float64Array(held.heap.memory.buffer, rows, 1)[0] = 0;
    return new ArrayCall(signature.name, [], 0, held, results);
  }
  const costNs = costOf(checked, n);
  const { written } = first;
  const outs = Object.fromEntries([...targets].map(([name, { written }]) => [name, written]));
  const work = { outs, out: written, count: written.length, costNs, result: written.ptr, rows };
  return new ArrayCall(signature.name, planOf(checked, held, work), costNs, held, results);
}

/** Where a result goes: the array that was given, checked, or one of unspecified content. */
function target(checked: Checked, output: ArrayOutput, held: Holdings, given: unknown, name: string): Target {
  const shape = resultShape(output, checked);
  const dtype = elementOf(output.dtype, checked.dtype);
  if (given === undefined) {
    const result = held.result(dtype, shape);
    return { result, written: result, isGiven: false, output };
  }
  const result = held.pin(
    checkOut(checked, output, dtype, shape, given, name === "" ? "out" : `out.${name}`),
  );
  if (isRowMajor(result.shape, result.strides)) return { result, written: result, isGiven: true, output };
  const written = held.temporary(dtype, shape);
  if (result.length > 0) held.after.push(copyPhase(held, written, result));
  return { result, written, isGiven: true, output };
}

function settled(targets: ReadonlyMap<string, Target>, held: Holdings, rows: number): KernelResult {
  const count = rows === 0 ? 0 : new Float64Array(held.heap.memory.buffer, rows, 1)[0]!;
  const results = [...targets].map(([name, { result, isGiven, output }]) => {
    return [name, output.trimmed ? trim(result, count, isGiven) : result] as const;
  });
  return targets.has("") ? results[0]![1] : Object.fromEntries(results);
}
