import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { PeerCommand } from "./peer.js";
import { SkipError } from "./skip.js";

const execute = promisify(execFile);
const source = (name: string): string => fileURLToPath(new URL(`../peers/${name}`, import.meta.url));

/** What a peer's start may depend on. */
export interface PeerPlace {
  /** A folder that lives as long as the run. */
  readonly temp: string;
  /** A folder that outlives the run, for compiled code. */
  readonly cache: string;
  /** Whether a package that is not there may be fetched by npm. */
  readonly mayFetch: boolean;
}

/** A library or language that ours is measured against. */
export interface PeerSpec {
  readonly label: string;
  start(place: PeerPlace): Promise<PeerCommand>;
}

/** Each peer by its key. All of them are told to use as many threads or processes as ours has workers. */
export const PEERS: Readonly<Record<string, PeerSpec>> = {
  piscina: { label: "piscina", start: () => node("piscina-peer.mjs") },
  tinypool: { label: "tinypool", start: () => node("tinypool-peer.mjs") },
  workerpool: { label: "workerpool", start: () => node("workerpool-peer.mjs") },
  cpython: { label: "CPython multiprocessing", start: () => python("pool_peer.py", "multiprocessing") },
  "cpython-exchange": {
    label: "CPython multiprocessing",
    start: () => python("multiprocessing_peer.py", "multiprocessing"),
  },
  numpy: { label: "NumPy", start: () => python("numpy_peer.py", "numpy") },
  "numpy-avx2": { label: "NumPy held to AVX2", start: narrowNumpy },
  numba: {
    label: "Numba",
    async start({ cache }) {
      const command = await python("numba_peer.py", "numba");
      return { ...command, env: { ...command.env, NUMBA_CACHE_DIR: join(cache, "numba") } };
    },
  },
  openmp: { label: "C + OpenMP, 128-bit", start: compileOpenMp },
  chromium: {
    label: "Chromium",
    async start({ cache, mayFetch }) {
      return {
        ...(await node("chromium-peer.mjs")),
        env: { PEER_CACHE: cache, PEER_FETCHES: mayFetch ? "1" : "0" },
      };
    },
  },
};

async function node(file: string): Promise<PeerCommand> {
  return { command: process.execPath, args: [source(file)] };
}

/** The first interpreter that has the module: the one on the PATH, or that of the system. */
async function python(file: string, module: string): Promise<PeerCommand> {
  for (const command of ["python3", "/usr/bin/python3"]) {
    const has = await execute(command, ["-c", `import ${module}`]).then(
      () => true,
      () => false,
    );
    if (has) return { command, args: [source(file)], env: { PYTHONDONTWRITEBYTECODE: "1" } };
  }
  throw new SkipError(`no python3 with ${module} is on this machine`);
}

/** NumPy and OpenBLAS as they are on machines without AVX-512, which is what the goals for them were set on. */
async function narrowNumpy(): Promise<PeerCommand> {
  const command = await python("numpy_peer.py", "numpy");
  const wide = "from numpy._core._multiarray_umath import __cpu_features__ as f; print(f.get('AVX512F'))";
  const { stdout } = await execute(command.command, ["-c", wide]).catch(() => ({ stdout: "" }));
  if (stdout.trim() !== "True") throw new SkipError("NumPy finds no AVX-512 here: the plain row says it all");
  const off = "AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL AVX512_SPR X86_V4";
  const env = { NPY_DISABLE_CPU_FEATURES: off, OPENBLAS_CORETYPE: "Haswell" };
  return { ...command, env: { ...command.env, ...env } };
}

const GCC_FLAGS = "-O3 -fopenmp -mno-avx -msse4.2 -fno-math-errno -fno-trapping-math -std=gnu11".split(" ");

/** 128-bit vectors, as wide as those of WebAssembly; the two math flags let gcc vectorise the square root. */
async function compileOpenMp({ temp }: PeerPlace): Promise<PeerCommand> {
  if (process.arch !== "x64") throw new SkipError("the flags that hold gcc to 128 bits are those of x86-64");
  const command = join(temp, "openmp-peer");
  try {
    await execute("gcc", [...GCC_FLAGS, source("openmp_peer.c"), "-o", command, "-lm"]);
  } catch (error) {
    throw new SkipError(`gcc with OpenMP is not on this machine: ${(error as Error).message.split("\n")[0]}`);
  }
  return { command, args: [] };
}
