import { functionTable, type KernelFunction } from "./functions.js";
import { Hand } from "./hand.js";
import { CALLER, generation } from "./layout.js";
import type { FromMember, ToMember } from "./messages.js";
import { round } from "./protocol.js";
import { Words } from "./words.js";

/**
 * Long enough for the caller's event loop to come back with the next region: awaited one after another on two cores,
 * regions cost 28 µs beyond their work, 65 µs with a fifth of this, and no less with twice as much.
 */
const SPIN_MS = 0.1;

const tables = new WeakMap<WebAssembly.Memory, readonly KernelFunction[]>();

/** What a worker does from an invitation until it leaves the team: it blocks its thread. */
export function runMember(invitation: ToMember, reply: (message: FromMember) => void): void {
  const { seat, words: buffer, byMessage } = invitation;
  const stir = (word: number) => {
    if (word === generation(CALLER)) reply({ type: "stirred" });
  };
  const words = new Words(buffer, SPIN_MS, byMessage ? stir : undefined);
  const hand = new Hand(buffer, tableOf(invitation));
  while (round(words, seat, hand)) {}
  reply({ type: "left", seat });
}

/** The kernels over a pool's memory: linked once in a worker, however often it joins. */
function tableOf({ memory, module }: ToMember): readonly KernelFunction[] {
  let table = tables.get(memory);
  if (!table) {
    table = functionTable(new WebAssembly.Instance(module, { env: { memory } }).exports);
    tables.set(memory, table);
  }
  return table;
}
