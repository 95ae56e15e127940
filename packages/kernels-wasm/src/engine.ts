// What runs kernels, without arrays and without the kernels themselves: for programs that load it later.
export { instantiate, type KernelExports } from "./abi.js";
export { runPlan } from "./call.js";
export { loadModule, loadModuleSync } from "./module.js";
export { prepare } from "./prepare/prepare.js";
