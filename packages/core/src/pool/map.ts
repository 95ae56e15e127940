import type { ShippedTask } from "../task/shipped-task.js";
import { isNumberArray, type NumberArray, type NumberArrayConstructor } from "../workers/number-array.js";
import { Mode } from "../workers/protocol.js";
import type { MapOptions } from "./call-options.js";
import type { CallSite } from "./call-site.js";
import { checkInto } from "./check-into.js";
import type { PoolCore } from "./core.js";
import { type Cutter, cutList, cutNumbers } from "./cutter.js";
import { ListCall } from "./list-call.js";
import { resultsIn } from "./results-in.js";
import type { Sink } from "./sink.js";
import { SlotsCall } from "./slots-call.js";

/** Starts a map: over a typed array by slots in shared memory, over anything else in chunks. */
export function map(
  core: PoolCore,
  task: unknown,
  items: Iterable<unknown>,
  options: MapOptions & { into?: NumberArrayConstructor | NumberArray },
  site: CallSite,
  sink: Sink<never>,
): void {
  const shipped = core.prepare(task, options);
  if (isNumberArray(items)) {
    const into = checkInto(options.into ?? (items.constructor as NumberArrayConstructor), items.length);
    const results = resultsIn(into, items.length);
    const numbers = sink as unknown as Sink<NumberArray>;
    if (core.sharesMemory) new SlotsCall(core, shipped, items, results, options, site, numbers).start();
    else new ListCall(core, shipped, cutNumbers(items, results), options, site, numbers).start();
  } else mapList(core, shipped, cutList(listOf(items), Mode.map), options, site, sink);
}

/** Starts a map that spreads each item into arguments. */
export function starmap(
  core: PoolCore,
  task: unknown,
  items: Iterable<readonly unknown[]>,
  options: MapOptions,
  site: CallSite,
  sink: Sink<never>,
): void {
  const shipped = core.prepare(task, options);
  mapList(core, shipped, cutList(listOf(items), Mode.starmap), options, site, sink);
}

function mapList(
  core: PoolCore,
  task: ShippedTask,
  items: Cutter<unknown[]>,
  options: MapOptions,
  site: CallSite,
  sink: Sink<never>,
): void {
  new ListCall(core, task, items, options, site, sink as unknown as Sink<unknown[]>).start();
}

/** A list of our own: chunks are cut from it while the caller goes on. What its iterator throws is the caller's own error. */
function listOf(items: Iterable<unknown>): readonly unknown[] {
  return Array.isArray(items) ? items.slice() : [...items];
}
