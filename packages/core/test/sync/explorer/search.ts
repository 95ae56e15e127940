/** A promise is broken: with the steps that lead there. */
export class Violation extends Error {}

/** Something that can happen, and the state after it. */
export interface Step<S> {
  readonly label: string;
  readonly after: S;
}

/** Ends the search: what it found, after the steps that led there. */
export type Fail = (message: string) => never;

interface Visit<S> {
  readonly state: S;
  readonly label: string;
  readonly from: Visit<S> | undefined;
}

/** Visits every state that can be reached from `start`; how many there are. Two of one key are the same. */
export function search<S>(
  name: string,
  start: S,
  keyOf: (state: S) => string,
  successors: (state: S, fail: Fail) => readonly Step<S>[],
): number {
  const seen = new Set([keyOf(start)]);
  const open: Visit<S>[] = [{ state: start, label: "", from: undefined }];
  for (let visit = open.pop(); visit; visit = open.pop()) {
    const here = visit;
    const next = successors(here.state, (message) => {
      throw new Violation(`${name}: ${message}\n${stepsTo(here).join("\n")}`);
    });
    for (const { label, after } of next) {
      const key = keyOf(after);
      if (seen.has(key)) continue;
      seen.add(key);
      open.push({ state: after, label, from: here });
    }
  }
  return seen.size;
}

function stepsTo<S>(last: Visit<S>): string[] {
  const steps: string[] = [];
  for (let visit = last; visit.from; visit = visit.from) steps.push(visit.label);
  return steps.reverse();
}
