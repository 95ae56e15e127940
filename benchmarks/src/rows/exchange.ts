import { features, type ProcessContext } from "@parakern/core";
import { saved } from "../against.js";
import type { Bench } from "../bench.js";
import { checkEqual } from "../check.js";
import { bareStart } from "../exchange/bare.js";
import * as locks from "../exchange/locks.js";
import { SUBJECTS, type Subject } from "../exchange/subjects.js";
import { pairs } from "../pairs.js";
import { type Figures, type Goal, type Row, ratioAtMost, timeFigures } from "../row.js";
import { SkipError } from "../skip.js";
import { asyncSide } from "../timing.js";

/** Each of them in every context that has a goal, and the start of processes and threads beside Node's own. */
export function rows(): Row[] {
  const against = SUBJECTS.flatMap((subject) =>
    Object.entries(subject.goals).map(([context, goal]) =>
      exchangeRow(subject, context as ProcessContext, goal),
    ),
  );
  return [...against, startRow("process", "child_process.fork", 1.15), startRow("thread", "Worker", 1.2)];
}

function exchangeRow(subject: Subject, context: ProcessContext, goal: Goal): Row {
  const { operation, unit, reading, set } = subject;
  const row = {
    id: `exchange/${subject.id}/${context}`,
    what: `${subject.what}, ${context}, against CPython`,
    unit,
    reading,
    goal,
  } as const;
  const measure = async (bench: Bench): Promise<Figures> => {
    if (subject.id.endsWith("-sync") && context === "process" && !features().mappedMemory) {
      throw new SkipError("no memory can be mapped between processes here");
    }
    const times = subject.id === "start" ? subject.times : bench.size(subject.times);
    const peer = await bench.peer("cpython-exchange");
    const theirs = peer.side(operation, times);
    await using scene = set(context);
    await theirs.run(0);
    checkEqual(row.id, [await scene.run(times)], await saved(bench, peer), { ulp: 0 });
    const call = async () => scene.run(times);
    const per = subject.id === "start" ? 1 : times;
    return timeFigures(row, await pairs(asyncSide(call), theirs, bench.pace(2)), peer.version, per);
  };
  return { ...row, measure };
}

function startRow(context: ProcessContext, name: string, bound: number): Row {
  const row = {
    id: `start/${context}`,
    what: `seven that do nothing, started and joined, ${context}, against Node's bare ${name}`,
    unit: "ms",
    reading: "ours ÷ peer",
    goal: ratioAtMost(bound),
  } as const;
  const measure = async (bench: Bench): Promise<Figures> => {
    const times = 7;
    const bare = await bareStart(context, times, bench.temp);
    await using scene = locks.start(context);
    checkEqual(row.id, [await scene.run(times)], [times], { ulp: 0 });
    const call = async () => scene.run(times);
    return timeFigures(row, await pairs(asyncSide(call), bare, bench.pace(4)), `Node's ${name}`);
  };
  return { ...row, measure };
}
