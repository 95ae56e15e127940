import type { Room } from "./room.js";

/** A room with the name that it has everywhere. */
export interface NamedRoom extends Room {
  readonly id: string;
}

/** The rooms that this thread holds: one object for one room, however often it comes in a message. */
const held = new Map<string, WeakRef<NamedRoom>>();
const dropped = new FinalizationRegistry<string>((id) => {
  if (held.get(id)?.deref() === undefined) held.delete(id);
});

/** Remembers a room for as long as somebody holds it, and returns it. */
export function keepRoom<R extends NamedRoom>(room: R): R {
  held.set(room.id, new WeakRef(room));
  dropped.register(room, room.id);
  return room;
}

/** The room of an id, if this thread holds it. */
export function heldRoom(id: string): NamedRoom | undefined {
  return held.get(id)?.deref();
}
