import { type AnyCore, here, newPlace } from "../sync/core.js";
import { adopt, defineSyncHandle, homeAt, innerOf } from "../sync/handle.js";
import type { Lockable } from "../sync/lockable.js";
import { handleTypeNamed, handleTypeOf } from "../task/handle.js";
import { CellsHome } from "./cells-home.js";
import { bytesOf, type Cells, checkDType, type SharedDType } from "./dtypes.js";
import { lockFor, type SharedOptions } from "./shared-options.js";

interface Settings {
  readonly dtype: SharedDType;
  readonly length: number;
  readonly lock: Lockable | undefined;
}

interface SentSettings extends Omit<Settings, "lock"> {
  readonly lock: { readonly type: string; readonly data: unknown } | undefined;
}

/** What Value and SharedArray have in common: elements of one type, and the lock that goes with them. */
export abstract class LockedCells<D extends SharedDType> {
  constructor(dtype: D, length: number, options: SharedOptions) {
    checkDType(dtype);
    const place = newPlace(Math.ceil(bytesOf(dtype, length) / 4), options.context);
    const settings: Settings = { dtype, length, lock: lockFor(options) };
    adopt(
      this,
      homeAt(place, (at) => new CellsHome(at, dtype, length)),
      settings,
    );
  }

  get dtype(): D {
    return settingsOf(this).dtype as D;
  }

  /** The lock that goes with it; raises TypeError where it was made without one. */
  get lock(): Lockable {
    const { lock } = settingsOf(this);
    if (lock === undefined) throw new TypeError("This was made with { lock: false } and has no lock.");
    return lock;
  }

  /** The same, as Python calls it. */
  getLock(): Lockable {
    return this.lock;
  }
}

/** What was said of cells when they were made. */
export function settingsOf(cells: object): Settings {
  return innerOf<Settings>(cells).settings;
}

/** What is behind cells. */
export function coreOf(cells: object): AnyCore {
  return innerOf(cells).core;
}

/** The elements themselves; BlockingError where their memory is elsewhere. */
export function dataOf(cells: object): Cells {
  return here(innerOf(cells).core, CellsHome).data;
}

/** The elements themselves, or undefined where their memory is elsewhere. */
export function ownDataOf(cells: object): Cells | undefined {
  const { core } = innerOf(cells);
  return core instanceof CellsHome && !core.links ? core.data : undefined;
}

/** The elements in the thread that has just made them. */
export function homeDataOf(cells: object): Cells {
  return (innerOf(cells).core as CellsHome).data;
}

/** Lets cells travel, and their lock with them. */
export function defineCells<D extends SharedDType>(
  name: string,
  Class: abstract new (...args: never[]) => LockedCells<D>,
): void {
  defineSyncHandle<LockedCells<D>, Settings>(
    name,
    Class,
    (place, { dtype, length }) => new CellsHome(place, dtype, length),
    {
      dehydrate({ lock, ...settings }, carrier, transfer): SentSettings {
        const type = lock && handleTypeOf(lock);
        const data = type?.dehydrate(lock as never, carrier, transfer);
        return { ...settings, lock: type && { type: type.name, data } };
      },
      rehydrate(data, carrier): Settings {
        const { lock: sent, ...settings } = data as SentSettings;
        const lock = sent && ({} as Lockable);
        if (sent) handleTypeNamed(sent.type).rehydrate(lock!, sent.data, carrier);
        return { ...settings, lock };
      },
    },
  );
}
