/** How a ring behaves towards who puts into it. */
export interface RingOptions {
  readonly maxSize: number;
  /** Whether what finds no room in the ring waits in its producer's memory, as accepted. */
  readonly maySpill: boolean;
}
