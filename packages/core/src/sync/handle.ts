import type { Room } from "../room/room.js";
import { roomHandle } from "../room/room-handle.js";
import { defineHandle, markHandle } from "../task/handle.js";
import type { Carrier } from "../task/link.js";
import { type SharedData, sharedFrom, shareOver } from "../task/share.js";
import { Client } from "./client.js";
import { type AnyCore, Home, type Place } from "./core.js";
import { serve } from "./server.js";

/** What is behind a noun: its core, and what never changes. */
export interface Inner<S = unknown> {
  readonly core: AnyCore;
  /** Plain data or handles. */
  readonly settings: S;
}

/** By a symbol, not a private name: those that arrive in a message are made of objects that exist already. */
const INNER = Symbol("inner");

/** Makes an object an instance of a noun. */
export function adopt<S>(instance: object, core: AnyCore, settings: S): void {
  Object.defineProperty(instance, INNER, { value: { core, settings } satisfies Inner<S> });
  markHandle(instance);
}

/** What is behind an instance. */
export function innerOf<S>(instance: object): Inner<S> {
  return (instance as { [INNER]?: Inner<S> })[INNER]!;
}

interface Data {
  readonly room?: unknown;
  readonly shared?: SharedData;
  readonly settings: unknown;
}

/** How settings that are not plain data get into a message and out of it. */
export interface SettingsCodec<S> {
  dehydrate(settings: S, carrier: Carrier, transfer: Transferable[]): unknown;
  rehydrate(data: unknown, carrier: Carrier): S;
}

/** One core for each room in this thread: so that what a thread knows of its own holds for all of its handles. */
const byRoom = new WeakMap<Room, AnyCore>();

/** Makes a home at a place, where this thread has none yet. */
export function homeAt<H extends AnyCore>(place: Place, make: (place: Place) => H): H {
  const known = byRoom.get(place.room) as H | undefined;
  if (known) return known;
  const home = make(place);
  byRoom.set(place.room, home);
  return home;
}

/** Lets a noun travel: by its room where the receiver can have that, else by a link to its home. */
export function defineSyncHandle<T extends object, S>(
  name: string,
  Class: abstract new (...args: never[]) => T,
  makeHome: (place: Place, settings: S) => AnyCore,
  codec: SettingsCodec<S> = { dehydrate: (settings) => settings, rehydrate: (data) => data as S },
): void {
  defineHandle<T>({
    name,
    class: Class,
    dehydrate(instance, carrier, transfer): Data {
      const { core, settings } = innerOf<S>(instance);
      const data = codec.dehydrate(settings, carrier, transfer);
      if (core instanceof Home && !core.links)
        return { room: roomHandle.dehydrate(core.room, carrier, transfer), settings: data };
      return { shared: shareOver(carrier, core, serve, transfer), settings: data };
    },
    rehydrate(shell, data, carrier) {
      const { room, shared, settings: sent } = data as Data;
      Object.setPrototypeOf(shell, Class.prototype);
      const settings = codec.rehydrate(sent, carrier);
      const core = shared
        ? sharedFrom<AnyCore>(carrier, shared, (id, link) => new Client(id, link))
        : homeAt({ room: roomHandle.rehydrate(room, carrier), isServed: false }, (place) =>
            makeHome(place, settings),
          );
      adopt(shell, core, settings);
    },
  });
}
