import { nodeOnly } from "../node-only.js";

/** Only processes share mapped pages. */
export function mappedRoomFrom(): never {
  throw nodeOnly("Mapped memory");
}

export const createMappedRoom = mappedRoomFrom;
export const shareMappedRoom = mappedRoomFrom;
