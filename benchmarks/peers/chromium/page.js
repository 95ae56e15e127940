// What chromium-peer.mjs asks of its page. An operation is "exp@inline", "exp@workers", "exp@tfjs" or "exp@loop".
import { Pool } from "@parakern/core";
import { loops } from "./loops.js";

/** As in Node: shorter calls are timed in batches, here long enough for a clock of 5 µs. */
const MIN_BATCH_MS = 0.5;
const NEEDS_NO_WARM_UP_MS = 50;
const TYPES = { f64: Float64Array, f32: Float32Array, i32: Int32Array, u32: Uint32Array, u8: Uint8Array };
const TENSORS = {
  exp: (x) => tf.exp(x),
  add: (x, y) => tf.add(x, y),
  sum: (x) => tf.sum(x),
  matmul: (a, b) => tf.matMul(a, b),
};

const arrays = new Map();
const prepared = new Map();
let pools;
let last;

/** Each engine makes of a kernel and its arguments a function that runs it once, and tells what to do with the result. */
const ENGINES = {
  inline: (kernel, call) => ofPool(pools.inline, kernel, call),
  workers: (kernel, call) => ofPool(pools.workers, kernel, call),
  async loop(kernel, { args }) {
    const inputs = args.map(({ array }) => arrays.get(array).data);
    const out = new inputs[0].constructor(kernel === "sum" ? 1 : inputs[0].length);
    return { run: () => loops[kernel](...inputs, out), read: () => out, free() {} };
  },
  async tfjs(kernel, { args }) {
    const inputs = args.map(({ array }) => tf.tensor(arrays.get(array).data, arrays.get(array).shape));
    let result;
    return {
      run() {
        result?.dispose();
        result = TENSORS[kernel](...inputs);
      },
      read: () => result.dataSync(),
      free() {
        for (const tensor of [...inputs, result]) tensor?.dispose();
      },
    };
  },
};

async function ofPool(pool, kernel, { args, options }) {
  const held = args.map((arg) => {
    if (typeof arg === "number") return arg;
    const { data, shape } = arrays.get(arg.array);
    return pool.array(data, { shape });
  });
  let result = await pool.kernels[kernel](...held, options);
  const call = typeof result === "number" ? options : { ...options, out: result };
  return {
    async run() {
      result = await pool.kernels[kernel](...held, call);
    },
    read: () => (typeof result === "number" ? Float64Array.of(result) : result.data),
    free() {
      for (const array of [...held, result]) array.free?.();
    },
  };
}

async function timed(run, calls) {
  const start = performance.now();
  for (let i = 0; i < calls; i++) {
    const running = run();
    if (running) await running;
  }
  return (performance.now() - start) / calls;
}

globalThis.peer = {
  async start(workers) {
    pools = { workers: new Pool(workers), inline: new Pool({ size: 1, backend: "inline" }) };
    if (!globalThis.tf) return;
    tf.wasm.setWasmPaths("/tfjs/");
    tf.wasm.setThreadsCount(workers);
    await tf.setBackend("wasm");
  },

  operations() {
    const own = Object.keys(loops).map((name) => `${name}@loop`);
    return globalThis.tf ? [...own, ...Object.keys(TENSORS).map((name) => `${name}@tfjs`)] : own;
  },

  clear() {
    for (const { free } of prepared.values()) free();
    prepared.clear();
    arrays.clear();
  },

  async load(name, dtype, url, shape) {
    const data = new TYPES[dtype](await (await fetch(url)).arrayBuffer());
    arrays.set(name, { data, shape });
  },

  async run(operation, times, call) {
    const key = operation + JSON.stringify(call);
    if (!prepared.has(key)) {
      const [kernel, engine] = operation.split("@");
      prepared.set(key, { ...(await ENGINES[engine](kernel, call)), batch: 0, tookMs: 0 });
    }
    last = prepared.get(key);
    const { run } = last;
    if (last.batch === 0) {
      last.tookMs = Math.min(await timed(run, 1), await timed(run, 1));
      last.batch = Math.max(1, Math.ceil(MIN_BATCH_MS / Math.max(last.tookMs, 1e-3)));
    } else if (last.tookMs < NEEDS_NO_WARM_UP_MS) await timed(run, 1);
    const seconds = [];
    for (let i = 0; i < Math.ceil(times / last.batch); i++) {
      last.tookMs = await timed(run, last.batch);
      seconds.push(last.tookMs / 1000);
    }
    return seconds;
  },

  async save(url) {
    const data = last.read();
    // A request takes nothing from shared memory.
    await fetch(url, { method: "POST", body: data.slice() });
    return [Object.keys(TYPES).find((name) => data instanceof TYPES[name])];
  },
};
