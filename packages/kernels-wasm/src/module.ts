import { readBytes, readBytesSync } from "#bytes";
import { features } from "./features.js";

/** The two binaries: for any engine with SIMD, and for those with relaxed SIMD. */
export type Build = "plain" | "relaxed";

/** The build this engine runs best. */
export function bestBuild(): Build {
  return features().relaxedSimd ? "relaxed" : "plain";
}

let compiled: WebAssembly.Module | undefined;
let compiling: Promise<WebAssembly.Module> | undefined;

/** The kernels, compiled once per process. */
export async function loadModule(): Promise<WebAssembly.Module> {
  if (compiled) return compiled;
  compiling ??= readBytes(bestBuild()).then((bytes) => WebAssembly.compile(bytes));
  compiled = await compiling;
  return compiled;
}

/** As `loadModule`, but at once; in Node only. */
export function loadModuleSync(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(readBytesSync(bestBuild()));
  return compiled;
}
