// What is known of kernels, and nothing else.
export { registry } from "./generated/registry.js";
export { FAMILIES, type Kernel } from "./kernel.js";
export { elementOf } from "./prepare/element.js";
