/** In the value of every gate: somebody may sleep on it. The sign, so that one comparison tells. */
export const WAITING = 1 << 31;

/** What the value of a gate means. Pure functions: none of them touches memory. */
export interface GateKind {
  /** The value once `me` has taken; unchanged where there is nothing to take. What is reserved is taken only if `reserved`. */
  take(value: number, me: number, reserved: boolean): number;
  /** The value once one is given back, for the claimant alone if `reserve`; unchanged where that is refused. */
  give(value: number, reserve: boolean): number;
  /** Whether something is set aside for the claimant. */
  isReserved(value: number): boolean;
  /** The value once what was set aside is there for anybody. */
  unreserve(value: number): number;
  /** Whether there is something to take, by anybody or by the claimant. */
  isFree(value: number): boolean;
  /** Who has it, 0 where that is nobody or not known. */
  owner(value: number): number;
}

const OWNER = 0x7fffffff;

/** A lock: its owner's number, or 0. WAITING alone is a lock that is free for the claimant. */
export const lockKind: GateKind = {
  take: (value, me, reserved) => {
    return value === 0 || (reserved && value === WAITING) ? me | WAITING : value;
  },
  give: (value, reserve) => {
    if ((value & OWNER) === 0) return value;
    return reserve ? WAITING : 0;
  },
  isReserved: (value) => value === WAITING,
  unreserve: () => 0,
  isFree: (value) => (value & OWNER) === 0,
  owner: (value) => value & OWNER,
};

/** Beside the permits that are free: one is set aside for the claimant. */
const RESERVED = 1 << 30;
const PERMITS = RESERVED - 1;

/** The most permits that a semaphore can have. */
export const MOST_PERMITS = PERMITS - 1;

/** How many permits of a semaphore are free. */
export function permitsOf(value: number): number {
  return (value & PERMITS) + (value & RESERVED ? 1 : 0);
}

/** Takes a permit that nobody waits for; the value is unchanged where that takes more than a look. */
export function takePlain(value: number): number {
  return value > 0 && value < RESERVED ? value - 1 : value;
}

/** A semaphore: the number of free permits. More than `most` are refused. */
export function semaphoreKind(most: number): GateKind {
  return {
    take: (value, _, reserved) => {
      if (reserved && value & RESERVED) return (value & ~RESERVED) | WAITING;
      return value & PERMITS ? (value - 1) | WAITING : value;
    },
    give: (value, reserve) => {
      if (permitsOf(value) >= most) return value;
      return reserve && !(value & RESERVED) ? value | RESERVED : (value & ~WAITING) + 1;
    },
    isReserved: (value) => (value & RESERVED) !== 0,
    unreserve: (value) => (value & ~RESERVED) + 1,
    isFree: (value) => (value & (PERMITS | RESERVED)) !== 0,
    owner: () => 0,
  };
}
