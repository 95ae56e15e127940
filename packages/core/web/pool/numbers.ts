import { Arrays, Heap, NDArray, Scopes } from "@parakern/kernels-wasm/arrays";
import type { PoolNumbers } from "../../src/kernels.js";
import type { PoolCore } from "../../src/pool/core.js";
import { hasSharedMemory } from "../../src/shared-memory.js";

type Method = (...args: unknown[]) => Promise<unknown>;
type Methods = Record<string, Method & { sync(...args: unknown[]): unknown }>;

/** The numeric side of a pool of a browser: arrays at once, the kernels in a chunk of their own. */
export function createNumbers(
  core: PoolCore,
  pool: object,
): Pick<PoolNumbers, "kernels" | "array" | "arrays"> {
  const heap = new Heap({ shared: hasSharedMemory() });
  const array = heap.array.bind(heap) as Heap["array"];
  let isAdmitted = false;
  const host = {
    pool,
    name: core.options.name,
    workforce: core.scheduler,
    memory: { ...core.options, heap },
    assertOpen: () => isAdmitted || core.assertOpen(),
    enter: core.enter.bind(core),
  };
  let methods: Methods | undefined;
  const loading = import("../../src/kernels.js").then(({ PoolNumbers }) => {
    methods = new PoolNumbers(host as never).kernels as unknown as Methods;
    return methods;
  });
  // Whoever calls first learns of an error.
  loading.catch(() => {});

  const later = (name: string) => {
    const call: Method = async (...args) => {
      core.assertOpen();
      let stop!: (reason: unknown) => void;
      const stopped = new Promise<never>((_, reject) => {
        stop = reject;
      });
      const leave = core.enter({ isStalled: false, stop });
      const unpin = args.flatMap(arraysOf).map((array) => array.pin());
      const taken = args.map(asItIsNow);
      try {
        const method = (await Promise.race([loading, stopped]))[name];
        if (!method) throw new TypeError(`There is no kernel "${name}".`);
        isAdmitted = true;
        const running = method(...taken);
        isAdmitted = false;
        for (const each of unpin.splice(0)) each();
        return await running;
      } finally {
        for (const each of unpin) each();
        leave();
      }
    };
    const sync = () => {
      throw new TypeError(
        `The kernels are being loaded: await pool.kernels.${name}(…) once before ${name}.sync(…).`,
      );
    };
    return Object.assign(call, { sync });
  };
  const kernels = new Proxy({} as Methods, {
    get: (_, name) => {
      if (methods || typeof name === "symbol" || name === "then") return methods?.[name as string];
      return later(name);
    },
    has: (_, name) => methods === undefined || name in methods,
    ownKeys: () => Reflect.ownKeys(methods ?? {}),
    getOwnPropertyDescriptor: (_, name) => methods && Object.getOwnPropertyDescriptor(methods, name),
  });
  return {
    array,
    arrays: new Arrays(array, new Scopes(heap)),
    kernels: kernels as unknown as PoolNumbers["kernels"],
  };
}

/** The arrays of the pool that an argument is, or names: nobody may free them meanwhile. */
function arraysOf(arg: unknown): NDArray[] {
  if (arg instanceof NDArray) return arg.isFreed ? [] : [arg];
  const isData = typeof arg !== "object" || arg === null || Array.isArray(arg) || ArrayBuffer.isView(arg);
  return isData ? [] : Object.values(arg).flatMap(arraysOf);
}

/** Plain arrays count as they are at the call. */
function asItIsNow(arg: unknown): unknown {
  if (Array.isArray(arg)) return arg.slice();
  return ArrayBuffer.isView(arg) && !(arg instanceof DataView) ? (arg as Float64Array).slice() : arg;
}
