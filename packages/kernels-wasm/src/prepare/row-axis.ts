import type { PlanArray } from "../plan.js";
import type { Signature } from "./signature.js";

/** An axis that a call goes along, and where the kernel's plan has it. */
export interface Move {
  readonly axis: number;
  readonly place: number;
}

/** The move of a call's axis; undefined where it stands there already, or is none: then others refuse it. */
export function moveOf({ rowPlace }: Signature, rank: number, given: unknown): Move | undefined {
  if (rowPlace === undefined || !Number.isInteger(given)) return undefined;
  const place = rank + rowPlace;
  const axis = (given as number) < 0 ? (given as number) + place + 1 : (given as number);
  return axis >= 0 && axis < place ? { axis, place } : undefined;
}

/** A list with the item of the axis where the plan has it. */
export function moved<T>(list: readonly T[], { axis, place }: Move): T[] {
  const rest = list.toSpliced(axis, 1);
  rest.splice(place, 0, list[axis]!);
  return rest;
}

/** The way back. */
export function movedBack<T>(list: readonly T[], { axis, place }: Move): T[] {
  return moved(list, { axis: place, place: axis });
}

/** An array as the plan has it. */
export function movedArray({ dtype, ptr, length, shape, strides }: PlanArray, move: Move): PlanArray {
  return { dtype, ptr, length, shape: moved(shape, move), strides: moved(strides, move) };
}
