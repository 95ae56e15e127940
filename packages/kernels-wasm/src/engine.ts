// What runs kernels, without arrays and without the kernels themselves: for programs that load it later.
export { instantiate, type KernelExports } from "./abi.js";
export { runChunks, runPlan } from "./call.js";
export { loadModule, loadModuleSync } from "./module.js";
export { chunkCount } from "./plan.js";
export { prepare } from "./prepare/prepare.js";
