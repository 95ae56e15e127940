/**
 * A module with the kernels' calling convention, `(begin, end, ptr)`, written out by hand:
 * `mark` adds 1 to the i32 at each index; `trap` is unreachable; `endless` adds 1 to the first i32 for ever.
 */
const BODIES: Readonly<Record<string, readonly number[]>> = {
  endless: [
    // loop: mem[ptr] = mem[ptr] + 1; again
    0x03, 0x40, 0x20, 2, 0x20, 2, 0x28, 2, 0, 0x41, 1, 0x6a, 0x36, 2, 0, 0x0c, 0, 0x0b,
  ],
  mark: [
    // block, loop: leave if begin >= end
    0x02, 0x40, 0x03, 0x40, 0x20, 0, 0x20, 1, 0x4f, 0x0d, 1,
    // address: ptr + 4 * begin, twice
    0x20, 2, 0x20, 0, 0x41, 2, 0x74, 0x6a, 0x20, 2, 0x20, 0, 0x41, 2, 0x74, 0x6a,
    // load, add 1, store; begin = begin + 1; again
    0x28, 2, 0, 0x41, 1, 0x6a, 0x36, 2, 0, 0x20, 0, 0x41, 1, 0x6a, 0x21, 0, 0x0c, 0, 0x0b, 0x0b,
  ],
  trap: [0x00],
};

/** The module, compiled. */
export function testModule(): WebAssembly.Module {
  const names = Object.keys(BODIES);
  const text = (name: string) => [name.length, ...new TextEncoder().encode(name)];
  const bodies = Object.values(BODIES).map((code) => [code.length + 2, 0, ...code, 0x0b]);
  return new WebAssembly.Module(
    new Uint8Array([
      ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      // One type: three i32 and no result.
      ...section(1, [[0x60, 3, 0x7f, 0x7f, 0x7f, 0]]),
      // A shared memory of 1 to 65536 pages.
      ...section(2, [[...text("env"), ...text("memory"), 2, 3, 1, 0x80, 0x80, 4]]),
      ...section(
        3,
        names.map(() => [0]),
      ),
      ...section(
        7,
        names.map((name, i) => [...text(name), 0, i]),
      ),
      ...section(10, bodies),
    ]),
  );
}

function section(id: number, entries: readonly (readonly number[])[]): number[] {
  const content = [entries.length, ...entries.flat()];
  return [id, content.length, ...content];
}
