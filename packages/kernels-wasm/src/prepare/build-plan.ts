import { stridesIn } from "../array/strides.js";
import { defaultPhase } from "../default-plan.js";
import type { ArrayOption, ArrayParam } from "../kernel.js";
import type { PhaseArg, Plan, PlanArray, PlanContext } from "../plan.js";
import { broadcastForm, withForm } from "./broadcast-form.js";
import { CallContext } from "./call-context.js";
import type { Checked } from "./checked.js";
import type { Holdings } from "./holdings.js";
import { movedArray } from "./row-axis.js";

/** What a plan needs besides the checked call: where results go, and what a kernel without a plan of its own gets. */
export interface Work {
  readonly outs: Readonly<Record<string, PlanArray>>;
  readonly out: PlanArray;
  /** Indices of the one phase, and its last argument. */
  readonly count: number;
  readonly result: PhaseArg;
  readonly costNs: number;
  /** Where the rows of trimmed results are stored. */
  readonly rows: number;
}

/** Expected nanoseconds for a call on `n` elements. */
export function costOf({ signature, sizes, numbers }: Checked, n: number): number {
  const { cost } = signature.entry;
  return typeof cost === "number" ? cost * n : cost(sizes, numbers);
}

/** The phases of a call: the entry's own plan, or the one phase that most kernels are. */
export function planOf(checked: Checked, held: Holdings, work: Work): Plan {
  const { signature } = checked;
  const { plan } = signature.entry;
  const phases = plan
    ? withoutEmpty(plan(contextOf(checked, held, work)))
    : [defaultPhaseOf(checked, held, work)];
  // Most calls copy nothing, and a plan is made for each.
  const isWhole = held.before.length === 0 && held.after.length === 0;
  return isWhole ? phases : [...held.before, ...phases, ...held.after];
}

function withoutEmpty(plan: Plan): Plan {
  return plan.every(({ count }) => count > 0) ? plan : plan.filter(({ count }) => count > 0);
}

function defaultPhaseOf(checked: Checked, held: Holdings, work: Work) {
  const { signature, dtype, any } = checked;
  const run = signature.run[dtype]!;
  const phase = (arrays: readonly (PlanArray | undefined)[]) =>
    defaultPhase(run, work.count, work.costNs / work.count, argumentsOf(checked, arrays, work.result));
  if (!signature.isMap || !signature.broadcasts) return phase(placed(checked, held));
  const form = broadcastForm(
    held,
    checked.operands.map((operand) => held.place(operand!)),
    any,
  );
  return withForm(held, phase(form.arrays), form);
}

/** Array arguments where a plan can use them; undefined: not given. */
function placed({ signature, operands, any, move }: Checked, held: Holdings): (PlanArray | undefined)[] {
  return operands.map((operand, i) => {
    if (operand === undefined) return undefined;
    const { param } = signature.arrays[i]!;
    const given = held.place(operand);
    const array = move && i === 0 ? movedArray(given, move) : given;
    if (!follows(param, signature.broadcasts)) return isStrided(param) ? array : held.contiguous(array);
    if (!isStrided(param)) return held.contiguous(array, any);
    return { ...view(array), shape: any, strides: stridesIn(any, array.shape, array.strides) };
  });
}

function view({ dtype, ptr, length }: PlanArray) {
  return { dtype, ptr, length };
}

const isStrided = (param: ArrayParam | ArrayOption) => param.kind === "array" && param.strided === true;

/** Whether an array is given the shape that others of any shape have with it. */
function follows({ shape, kind }: ArrayParam | ArrayOption, broadcasts: boolean): boolean {
  return shape === "any" && (broadcasts || kind === "option");
}

/** Pointers and numbers in the entry's order, then where the result goes. */
function argumentsOf(
  { signature, values }: Checked,
  arrays: readonly (PlanArray | undefined)[],
  result: PhaseArg,
): PhaseArg[] {
  const args: PhaseArg[] = [];
  for (const index of signature.order) {
    // A number that was left out, where that is allowed, is NaN to the kernel; an array a null pointer.
    args.push(index >= 0 ? (arrays[index]?.ptr ?? 0) : (values[-index - 1] ?? Number.NaN));
  }
  args.push(result);
  return args;
}

function contextOf(checked: Checked, held: Holdings, work: Work): PlanContext {
  const arrays: Record<string, PlanArray> = {};
  const operands = placed(checked, held);
  for (let i = 0; i < operands.length; i++) {
    const array = operands[i];
    if (array) arrays[checked.signature.arrays[i]!.param.name] = array;
  }
  return new CallContext(checked, held, work, arrays);
}
