import { readBytes, readBytesSync } from "#bytes";
import { KernelLoadError } from "./errors.js";
import { features } from "./features.js";
import { fetchWasm } from "./fetch-wasm.js";
import { unshare } from "./unshare.js";

/** The two binaries: for any engine with SIMD, and for those with relaxed SIMD. */
export type Build = "plain" | "relaxed";

/** Where the kernels come from. */
export interface ModuleOptions {
  /** Where `kernels.wasm` or `kernels.relaxed.wasm` lies, instead of the copy inside this package. */
  readonly wasmUrl?: string | URL | undefined;
  /** The kernels, compiled already: in a worker that was sent them. */
  readonly wasmModule?: WebAssembly.Module | undefined;
  /** Whether the memory they will work on is shared: true unless said otherwise. */
  readonly shared?: boolean | undefined;
  /** Which binary; the best one for this engine unless said otherwise. */
  readonly build?: Build | undefined;
}

/** The build this engine runs best. */
export function bestBuild(): Build {
  return features().relaxedSimd ? "relaxed" : "plain";
}

const compiled = new Map<string, WebAssembly.Module>();
const compiling = new Map<string, Promise<WebAssembly.Module>>();

/** The kernels, compiled once per process and source. @throws KernelLoadError */
export async function loadModule(options: ModuleOptions = {}): Promise<WebAssembly.Module> {
  const { wasmUrl, wasmModule, shared = true, build = bestBuild() } = options;
  if (wasmModule) return wasmModule;
  const key = `${shared} ${wasmUrl ?? build}`;
  const ready = compiled.get(key);
  if (ready) return ready;
  let pending = compiling.get(key);
  if (!pending) {
    pending = compile(wasmUrl === undefined ? readBytes(build) : fetchWasm(wasmUrl), shared);
    compiling.set(key, pending);
    // A server that was down may be up the next time.
    pending.then(
      (module) => compiled.set(key, module),
      () => compiling.delete(key),
    );
  }
  return pending;
}

/** As `loadModule`, but at once, from the copy inside this package; in Node only. */
export function loadModuleSync(options: Pick<ModuleOptions, "shared" | "build"> = {}): WebAssembly.Module {
  const { shared = true, build = bestBuild() } = options;
  const key = `${shared} ${build}`;
  let module = compiled.get(key);
  if (!module) {
    const bytes = readBytesSync(build);
    try {
      module = new WebAssembly.Module(shared ? bytes : unshare(bytes));
    } catch (cause) {
      throw refused(cause);
    }
    compiled.set(key, module);
  }
  return module;
}

async function compile(
  bytes: Promise<Uint8Array<ArrayBuffer>>,
  shared: boolean,
): Promise<WebAssembly.Module> {
  const binary = await bytes;
  try {
    return await WebAssembly.compile(shared ? binary : unshare(binary));
  } catch (cause) {
    throw refused(cause);
  }
}

function refused(cause: unknown): KernelLoadError {
  const reason = features().simd ? String(cause) : "it has no WebAssembly SIMD";
  return new KernelLoadError(`this engine does not compile the kernels: ${reason}`, { cause });
}
