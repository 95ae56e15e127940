// Arrays without kernels: for programs that load the kernels later.
export { Arrays } from "./array/arrays.js";
export { NDArray } from "./array/ndarray.js";
export { Scopes } from "./array/scope.js";
export { NpyFormatError } from "./errors.js";
export { type Features, features } from "./features.js";
export { Heap } from "./heap.js";
export { parseNpyHeader } from "./npy/header.js";
export { npyHeader } from "./npy/write.js";
