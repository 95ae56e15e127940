import { elementsOf } from "../array/elements.js";
import type { NDArray } from "../array/ndarray.js";
import { isRowMajor } from "../array/strides.js";
import type { ArrayOutput } from "../kernel.js";
import type { Plan, PlanArray } from "../plan.js";
import { costOf, planOf, type Work } from "./build-plan.js";
import type { Checked } from "./checked.js";
import { copyPhase } from "./copy-phase.js";
import { elementOf } from "./element.js";
import type { Holdings } from "./holdings.js";
import { checkOut, checkOuts, checkOverlap, resultShape } from "./output.js";
import type { KernelResult, PreparedCall } from "./prepared-call.js";
import { movedArray, movedBack } from "./row-axis.js";
import { trim } from "./trim.js";

/** A result of a call: the array it will be, and where the plan writes it. */
interface Target {
  /** "" for the only one. */
  readonly name: string;
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
  readonly #targets: readonly Target[];
  readonly #rows: number;

  constructor(
    name: string,
    work: Pick<Work, "costNs" | "rows">,
    plan: Plan,
    held: Holdings,
    targets: readonly Target[],
  ) {
    this.name = name;
    this.plan = plan;
    this.costNs = work.costNs;
    this.#held = held;
    this.#targets = targets;
    this.#rows = work.rows;
  }

  settle(): KernelResult {
    const count = this.#rows === 0 ? 0 : elementsOf("f64", this.#held.memory)[this.#rows / 8]!;
    const first = this.#targets[0]!;
    const results =
      first.name === ""
        ? resultOf(first, count)
        : Object.fromEntries(this.#targets.map((target) => [target.name, resultOf(target, count)]));
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
  const targets: Target[] = [];
  const outs: Record<string, PlanArray> = {};
  let isTrimmed = false;
  let length = 0;
  for (const name of Object.keys(outputs)) {
    const made = target(checked, outputs[name]!, held, given[name], name);
    for (const other of targets) {
      checkOverlap(signature.name, `out.${name}`, [], made.result, `out.${other.name}`, other.result);
    }
    targets.push(made);
    outs[name] = made.written;
    isTrimmed ||= made.output.trimmed === true;
    length += made.result.length;
  }
  const rows = isTrimmed ? held.scratch(8) : 0;
  const n =
    operands.length > 0 ? (signature.broadcasts ? sizes.n! : operands[0]!.length) : targets[0]!.result.length;
  // Over nothing no phase runs: sums of no terms are zeros.
  if (n === 0 || length === 0) {
    for (const { result } of targets) result.fill(empty);
    if (rows !== 0) elementsOf("f64", held.memory)[rows / 8] = 0;
    return new ArrayCall(signature.name, { costNs: 0, rows }, [], held, targets);
  }
  const { written } = targets[0]!;
  const costNs = costOf(checked, n);
  const work = { outs, out: written, count: written.length, costNs, result: written.ptr, rows };
  return new ArrayCall(signature.name, work, planOf(checked, held, work), held, targets);
}

/** Where a result goes: the array that was given, checked, or one of unspecified content. */
function target(checked: Checked, output: ArrayOutput, held: Holdings, given: unknown, name: string): Target {
  const { move } = checked;
  const planned = resultShape(output, checked);
  const shape = move ? movedBack(planned, move) : planned;
  const dtype = elementOf(output.dtype, checked.dtype);
  const isGiven = given !== undefined;
  const called = name === "" ? "out" : `out.${name}`;
  const result = isGiven
    ? held.pin(checkOut(checked, output, dtype, shape, given, called))
    : held.result(dtype, shape);
  const place = move ? movedArray(result, move) : result;
  if (isRowMajor(place.shape, place.strides)) return { name, result, written: place, isGiven, output };
  const written = held.temporary(dtype, planned);
  if (result.length > 0) held.after.push(copyPhase(held, written, place));
  return { name, result, written, isGiven, output };
}

function resultOf({ result, isGiven, output }: Target, count: number): NDArray {
  return output.trimmed ? trim(result, count, isGiven) : result;
}
