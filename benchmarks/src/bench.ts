import { mkdtemp, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { Pool } from "@parakern/core";
import type { PairOptions } from "./pairs.js";
import { Peer } from "./peer.js";
import { PEERS } from "./peers.js";

/** How a run was asked for. */
export interface BenchOptions {
  readonly rounds: number;
  readonly workers: number;
  /** Tiny sizes, one round: shows that every row works and claims nothing. */
  readonly smoke: boolean;
}

/** One run: its options, its pools and its peers, each made when first asked for. */
export class Bench implements AsyncDisposable {
  readonly options: BenchOptions;
  /** A folder that is removed at the end. */
  readonly temp: string;
  readonly #peers = new Map<string, Promise<Peer>>();
  #pool: Pool | undefined;
  #inline: Pool | undefined;

  private constructor(options: BenchOptions, temp: string) {
    this.options = options;
    this.temp = temp;
  }

  static async open(options: BenchOptions): Promise<Bench> {
    return new Bench(options, await mkdtemp(join(tmpdir(), "parakern-bench-")));
  }

  /** The pool of workers that all rows share. */
  get pool(): Pool {
    this.#pool ??= new Pool({ size: this.options.workers });
    return this.#pool;
  }

  /** The same interface without workers: what a kernel costs on the calling thread alone. */
  get inline(): Pool {
    this.#inline ??= new Pool({ size: 1, backend: "inline" });
    return this.#inline;
  }

  /** A peer by its key; rejects with a SkipError where it is not on this machine. */
  peer(key: string): Promise<Peer> {
    let peer = this.#peers.get(key);
    if (peer === undefined) {
      peer = this.#start(key);
      this.#peers.set(key, peer);
    }
    return peer;
  }

  /** Names and versions of the peers that were started. */
  async versions(): Promise<string[]> {
    const started = await Promise.allSettled(this.#peers.values());
    return started.flatMap((one) => (one.status === "fulfilled" ? [one.value.version] : []));
  }

  /** A size, or a tiny one in a smoke run. */
  size(full: number): number {
    return this.options.smoke ? Math.min(full, 500) : full;
  }

  /** How long one side of a round takes; `share` stretches it for rows that matter or wobble more. */
  pace(share = 1): PairOptions {
    if (this.options.smoke) return { rounds: 1, budgetMs: 1 };
    return { rounds: this.options.rounds, budgetMs: 150 * share };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const peers = await Promise.allSettled(this.#peers.values());
    await Promise.all(peers.map((peer) => (peer.status === "fulfilled" ? peer.value.close() : undefined)));
    await this.#pool?.[Symbol.asyncDispose]();
    await this.#inline?.[Symbol.asyncDispose]();
    await rm(this.temp, { recursive: true, force: true });
  }

  async #start(key: string): Promise<Peer> {
    const spec = PEERS[key]!;
    const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "parakern-bench");
    const { command, args, env } = await spec.start({
      temp: this.temp,
      cache,
      mayFetch: !this.options.smoke,
    });
    const threads = String(this.options.workers);
    return await Peer.start(spec.label, { command, args, env: { ...env, ...threadLimits(threads) } });
  }
}

function threadLimits(threads: string): Record<string, string> {
  return {
    PEER_WORKERS: threads,
    OMP_NUM_THREADS: threads,
    OPENBLAS_NUM_THREADS: threads,
    NUMBA_NUM_THREADS: threads,
  };
}
