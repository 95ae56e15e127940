import type { Lane, Span } from "./spans.js";
import { readSpans } from "./spans.js";

/** Width of the drawing, in its own units; a span narrower than one is drawn that wide. */
export const LANES_WIDTH = 640;

/** One thread, as it is drawn: lines from left to right, each as long as a span. */
export interface DrawnLane {
  readonly name: string;
  readonly tasks: string;
  /** Neighbouring chunks are drawn in turn, so that one can be told from the next. */
  readonly chunks: readonly [string, string];
  readonly count: number;
  /** How much of the time it was busy, from 0 to 1. */
  readonly busy: number;
}

/** What each thread did from `began` to `ended`; threads that did nothing are left out, but for workers. */
export function drawLanes(lanes: readonly Lane[], began: number, ended: number): DrawnLane[] {
  const scale = LANES_WIDTH / Math.max(ended - began, 0.1);
  return lanes
    .map(({ name, memory }) => drawLane(name, readSpans(memory), began, ended, scale))
    .filter(({ name, count }) => count > 0 || name !== "program");
}

/** A worker that has nothing to do. */
export function idleLane(number: number): DrawnLane {
  return { name: `worker ${number}`, tasks: "", chunks: ["", ""], count: 0, busy: 0 };
}

function drawLane(
  name: string,
  spans: readonly Span[],
  began: number,
  ended: number,
  scale: number,
): DrawnLane {
  const tasks = spans.filter(({ kind }) => kind === "task");
  const chunks = spans.filter(({ kind }) => kind === "chunk");
  const line = (span: Span) => {
    const from = Math.max(0, (span.began - began) * scale);
    const to = Math.min(LANES_WIDTH, Math.max((span.ended - began) * scale, from + 1));
    return to > from ? `M${from.toFixed(1)} 0H${to.toFixed(1)}` : "";
  };
  const turn = (odd: number) =>
    merge(chunks.filter((_, i) => i % 2 === odd))
      .map(line)
      .join("");
  return {
    name,
    tasks: merge(tasks).map(line).join(""),
    chunks: [turn(0), turn(1)],
    count: chunks.length || tasks.length,
    busy: Math.min(1, covered(spans) / Math.max(ended - began, 0.1)),
  };

  /** Spans too close to be told apart, as one. */
  function merge(all: readonly Span[]): Span[] {
    const merged: Span[] = [];
    for (const span of all) {
      const last = merged.at(-1);
      if (last && (span.ended - last.began) * scale < 1.5)
        merged[merged.length - 1] = { ...last, ended: span.ended };
      else merged.push(span);
    }
    return merged;
  }
}

/** Milliseconds in which at least one of the spans was under way. */
function covered(spans: readonly Span[]): number {
  let sum = 0;
  let until = -Infinity;
  for (const { began, ended } of [...spans].sort((a, b) => a.began - b.began)) {
    sum += Math.max(0, ended - Math.max(began, until));
    until = Math.max(until, ended);
  }
  return sum;
}
