import { whenFree } from "./holds.js";
import { FIRST_BLOCK, HEAD_WORDS, UNIT } from "./layout.js";
import { Segment } from "./segment.js";

/** How much is mapped at once: pages cost memory only once they are written to. */
const SEGMENT_BYTES = 1 << 20;
/** What needs more has a segment of its own. */
const OWN_SEGMENT_BYTES = 1 << 17;

/** A piece of a segment. */
export interface Block {
  readonly segment: Segment;
  readonly offset: number;
  readonly byteLength: number;
}

/** Blocks that were given back, by their length. */
const free = new Map<number, Block[]>();
let current: Segment | undefined;
let used = 0;

/** A block of zeros of at least so many bytes behind its head. */
export function allocate(byteLength: number): Block {
  const total = HEAD_WORDS * 4 + Math.max(1, Math.ceil(byteLength / UNIT)) * UNIT;
  if (total > OWN_SEGMENT_BYTES) {
    return { segment: Segment.create(FIRST_BLOCK + total), offset: FIRST_BLOCK, byteLength: total };
  }
  const again = free.get(total)?.pop();
  if (again !== undefined) {
    new Uint8Array(again.segment.buffer, again.offset, total).fill(0);
    return again;
  }
  if (current === undefined || used + total > SEGMENT_BYTES) {
    current = Segment.create(SEGMENT_BYTES);
    used = FIRST_BLOCK;
  }
  const offset = used;
  used += total;
  return { segment: current, offset, byteLength: total };
}

/** Gives a block back that its maker does not hold any more: at once, or when nobody else does either. */
export function giveBack(block: Block): void {
  // One of its own goes with its segment. Nobody is added to those who hold one whose maker has let go.
  whenFree(headOf(block), () => {
    if (block.byteLength > OWN_SEGMENT_BYTES) return;
    const blocks = free.get(block.byteLength) ?? [];
    blocks.push(block);
    free.set(block.byteLength, blocks);
  });
}

/** The words at the head of a block. */
export function headOf({ segment, offset }: Block): Int32Array<ArrayBuffer> {
  return new Int32Array(segment.buffer, offset, HEAD_WORDS);
}
