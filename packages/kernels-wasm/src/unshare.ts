const IMPORT_SECTION = 2;
const MEMORY = 2;
/** Flags of a memory type's limits: with a maximum; and shared on top of that. */
const LIMITED = 1;
const SHARED = 3;

/**
 * The same module for a memory that is not shared. Its one import is the memory, and whether that is shared is one bit
 * of the import's type; kernels use no atomic instruction, so nothing else in the binary depends on it.
 */
export function unshare(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  // Not `slice`: that of a Buffer copies nothing.
  const copy = new Uint8Array(bytes);
  const at = limitsOfMemory(copy);
  if (copy[at] === SHARED) copy[at] = LIMITED;
  return copy;
}

/** Where the limits of the imported memory begin: behind its two names and its kind. */
function limitsOfMemory(bytes: Uint8Array): number {
  // Magic number and version.
  let at = 8;
  while (at < bytes.length) {
    const id = bytes[at]!;
    const [size, body] = readLeb(bytes, at + 1);
    if (id === IMPORT_SECTION) {
      const [, first] = readLeb(bytes, body);
      const kind = skipName(bytes, skipName(bytes, first));
      if (bytes[kind] === MEMORY) return kind + 1;
      break;
    }
    at = body + size;
  }
  throw new TypeError("The module's first import is not a memory: it was not built by this package.");
}

function skipName(bytes: Uint8Array, at: number): number {
  const [length, name] = readLeb(bytes, at);
  return name + length;
}

/** An unsigned LEB128 number, and where the byte behind it is. */
function readLeb(bytes: Uint8Array, at: number): [value: number, next: number] {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++]!;
    value |= (byte & 127) << shift;
    if (byte < 128) return [value, at];
  }
}
