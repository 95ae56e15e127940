import type { CheckedOptions } from "../pool/options.js";
import type { Backend } from "./backend.js";
import { InlineBackend } from "./inline.js";

/** The workers of a pool. Their code is loaded only now: a program that makes no pool does not pay for it. */
export async function loadBackend({ backend, name, size, resourceLimits }: CheckedOptions): Promise<Backend> {
  if (backend === "inline") return new InlineBackend();
  if (backend === "process") {
    const { ProcessBackend } = await import("./process.js");
    return new ProcessBackend(name, resourceLimits);
  }
  const { PiscinaBackend } = await import("./piscina.js");
  return new PiscinaBackend(size, resourceLimits);
}
