import { libc } from "./libc.js";

const dropped = new FinalizationRegistry<{ readonly address: number; readonly byteLength: number }>(
  ({ address, byteLength }) => void libc()!.munmap(address, byteLength),
);

/** The bytes of a mapping that nobody else uses: it goes when no view of them is left. */
export function viewOf(address: number, byteLength: number): ArrayBuffer {
  const buffer = libc()!.view(address, byteLength);
  dropped.register(buffer, { address, byteLength });
  return buffer;
}
