/** An item with what of it is moved wherever it goes, instead of being cloned. */
export class Moved {
  readonly item: unknown;
  readonly transfer: readonly Transferable[];

  constructor(item: unknown, transfer: readonly Transferable[]) {
    this.item = item;
    this.transfer = transfer;
  }
}

/** The item itself. */
export function withoutMove(item: unknown): unknown {
  return item instanceof Moved ? item.item : item;
}
