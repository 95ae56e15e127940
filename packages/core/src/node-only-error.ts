import { ParakernError } from "@parakern/kernels-wasm/errors";

/** Something that only Node has, as processes, in a browser: `E_NODE_ONLY`. */
export class NodeOnlyError extends ParakernError {
  constructor(what: string, advice: string) {
    super("E_NODE_ONLY", `${what} is not to be had in a browser: ${advice}`);
  }
}
