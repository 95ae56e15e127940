import { type Kernel, registry } from "@parakern/kernels-wasm";
import { againstPeer } from "../against.js";
import type { Bench } from "../bench.js";
import { customOf, goalAgainst, KERNEL_PEERS, ONLY_WITH_GOAL } from "../kernel-goals.js";
import { PEERS } from "../peers.js";
import { problem } from "../problem.js";
import { type Figures, inverse, type Row, timeFigures } from "../row.js";
import { SkipError } from "../skip.js";

/** Every kernel of the registry against every peer that has an operation of its name. */
export async function rows(bench: Bench): Promise<Row[]> {
  const all: Row[] = [];
  for (const [name, entry] of Object.entries(registry as Record<string, Kernel>)) {
    for (const key of KERNEL_PEERS) {
      const goal = goalAgainst(name, key);
      const peer = await bench.peer(key).catch(() => undefined);
      // A peer that is not here cannot say what it has: only rows with a goal are worth a line that tells why.
      const isKnown =
        peer === undefined || ONLY_WITH_GOAL.has(key) ? goal !== undefined : peer.operations.has(name);
      if (isKnown) all.push(kernelRow(name, entry, key));
    }
  }
  return all;
}

/** One kernel against one peer. */
export function kernelRow(name: string, entry: Kernel, key: string): Row {
  const custom = customOf(name);
  const goal = goalAgainst(name, key);
  const row: Omit<Row, "measure"> = {
    id: `kernel/${name}/${key}`,
    what: `${name}, ${custom.label}, against ${PEERS[key]!.label}`,
    unit: custom.flops ? "GFLOP/s" : "ms",
    reading: "ours ÷ peer",
    ...(goal && { goal }),
  };
  const measure = async (bench: Bench): Promise<Figures> => {
    const peer = await bench.peer(key);
    if (!peer.operations.has(name)) throw new SkipError(`${peer.version} has no ${name} here`);
    const n = bench.size(custom.n);
    const data = problem(name, entry, n, custom.dtype);
    const paired = await againstPeer(bench, peer, data, bench.pace(goal ? 2 : 1));
    if (!custom.flops) return timeFigures(row, paired, peer.version);
    const flops = custom.flops(n);
    const rate = (seconds: number): number => flops / seconds / 1e9;
    return {
      ours: rate(paired.ours),
      peer: rate(paired.peer),
      peerName: peer.version,
      ratio: inverse(paired.ratio),
    };
  };
  return { ...row, measure };
}
