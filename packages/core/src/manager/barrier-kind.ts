import { type Kind, kindOf } from "./kinds.js";
import { ManagedBarrier } from "./managed/barrier.js";

/**
 * The kind of barriers of a server whose other kinds are these.
 *
 * A barrier's action is the name of a registered function, which is called in the server: functions do not travel there.
 */
export function barrierKind(kinds: ReadonlyMap<string, Kind>): Kind {
  const create = (parties: number, options: { action?: unknown; timeout?: number } = {}): ManagedBarrier => {
    const { action, timeout } = options;
    if (action === undefined) return new ManagedBarrier(parties, { timeout });
    const kind = kinds.get(action as string);
    if (kind === undefined)
      throw new RangeError(`action: nothing is registered as ${JSON.stringify(action)}.`);
    return new ManagedBarrier(parties, { timeout, action: () => kind.create([]) });
  };
  return kindOf("barrier", create);
}
