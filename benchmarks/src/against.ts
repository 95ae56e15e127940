import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DType } from "@parakern/kernels-wasm";
import type { Bench } from "./bench.js";
import { checkEqual, readArray, toleranceOf } from "./check.js";
import { type Paired, type PairOptions, pairs } from "./pairs.js";
import type { Peer } from "./peer.js";
import { type Problem, peerWords } from "./problem.js";
import { Subject } from "./subject.js";
import { asyncSide } from "./timing.js";

/** A kernel on our workers against a peer's operation of the same name: the same data, checked, then timed in pairs. */
export async function againstPeer(
  bench: Bench,
  peer: Peer,
  problem: Problem,
  pace: PairOptions,
): Promise<Paired> {
  await peer.request("clear");
  for (const [name, { dtype, data, shape }] of Object.entries(problem.arrays)) {
    const path = join(bench.temp, `${name}.bin`);
    await writeFile(path, data);
    await peer.request("load", name, dtype, path, ...shape);
  }
  using subject = await Subject.on(bench.pool, problem);
  const theirs = peer.side(problem.name, ...peerWords(problem));
  await theirs.run(0);
  const ours = Subject.values(await subject.call());
  const what = `${problem.name} against ${peer.version}`;
  const other = await saved(bench, peer);
  // Everybody draws numbers of their own.
  if (problem.entry.family === "random") checkEqual(what, [ours.length], [other.length], { ulp: 0 });
  else checkEqual(what, ours, other, toleranceOf(problem.entry, problem.dtype), problem.dtype);
  const paired = await pairs(asyncSide(subject.call), theirs, pace);
  await peer.request("clear");
  return paired;
}

/** The result of the peer's last run. */
export async function saved(bench: Bench, peer: Peer): Promise<ArrayLike<number>> {
  const path = join(bench.temp, "result.bin");
  const [dtype] = await peer.request("save", path);
  return await readArray(path, dtype as DType);
}
