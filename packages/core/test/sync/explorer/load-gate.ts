import type * as gateModule from "../../../src/sync/gate.js";
import * as kinds from "../../../src/sync/gate-kinds.js";
import { loadProtocol, type Patch } from "./load-protocol.js";

export type Gate = typeof gateModule;

/** The protocol of locks and semaphores, with patches made to it. */
export function loadGate(patches: readonly Patch[] = []): Gate {
  return loadProtocol<Gate>("gate.ts", patches, { "./gate-kinds.js": kinds });
}
