/** An account that several processes pay into. */
export class Account {
  #balance: number;

  constructor(balance = 0) {
    this.#balance = balance;
  }

  /** Adds an amount; returns what there is then. */
  pay(amount: number): number {
    this.#balance += amount;
    return this.#balance;
  }

  balance(): number {
    return this.#balance;
  }
}
