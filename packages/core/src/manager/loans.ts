import type { Holder } from "./caller.js";
import type { Referent } from "./referents.js";

/** How long what was lent is still there for whoever fetches it late: a message may be delivered twice. */
const GRACE_MS = 60_000;

interface Loan {
  readonly referent: Referent;
  readonly lender: Holder;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Objects whose proxies are under way in messages: nobody counts as their holder until they arrive.
 *
 * Each message has a token. A loan ends a minute after it was fetched, or after its lender is gone.
 */
export class Loans {
  readonly #loans = new Map<string, Loan>();

  lend(token: string, referent: Referent, lender: Holder): void {
    if (!this.#loans.has(token)) this.#loans.set(token, { referent, lender, timer: undefined });
  }

  /** The object that a message was about, or undefined where that is long ago. */
  fetch(token: string): Referent | undefined {
    const loan = this.#loans.get(token);
    this.#expire(token);
    return loan?.referent;
  }

  /** A lender is gone. */
  leave(lender: Holder): void {
    for (const [token, loan] of this.#loans) if (loan.lender === lender) this.#expire(token);
  }

  /** Drops all loans. */
  clear(): void {
    for (const { timer } of this.#loans.values()) clearTimeout(timer);
    this.#loans.clear();
  }

  #expire(token: string): void {
    const loan = this.#loans.get(token);
    if (loan === undefined || loan.timer !== undefined) return;
    loan.timer = setTimeout(() => this.#loans.delete(token), GRACE_MS);
    loan.timer.unref();
  }
}
