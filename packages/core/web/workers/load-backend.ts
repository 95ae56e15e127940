import type { CheckedOptions } from "../../src/pool/options.js";
import type { Backend } from "../../src/workers/backend.js";

/** The workers of a pool. Their code is loaded only now. */
export async function loadBackend(options: CheckedOptions): Promise<Backend> {
  if (options.backend === "inline") {
    const { InlineBackend } = await import("../../src/workers/inline.js");
    return new InlineBackend();
  }
  const { createBackend } = await import("./create-backend.js");
  return createBackend(options);
}
