// Node's timers, which stand in this build wherever the code names one.

const { setTimeout: after, setInterval: every, clearTimeout: stop } = globalThis;

/** A timer as Node's: a page does not wait for any, so that there is nothing to ref or unref. */
class Timer {
  readonly #set: () => number;
  #id: number;

  constructor(set: () => number) {
    this.#set = set;
    this.#id = set();
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  refresh(): this {
    this.clear();
    this.#id = this.#set();
    return this;
  }

  clear(): void {
    stop(this.#id);
  }
}

export function setTimeout<A extends unknown[]>(run: (...args: A) => void, ms?: number, ...args: A): Timer {
  return new Timer(() => after(run as () => void, ms, ...args) as unknown as number);
}

export function setInterval<A extends unknown[]>(run: (...args: A) => void, ms?: number, ...args: A): Timer {
  return new Timer(() => every(run as () => void, ms, ...args) as unknown as number);
}

export function clearTimeout(timer: Timer | undefined): void {
  timer?.clear();
}

export const clearInterval = clearTimeout;

const turns = new MessageChannel();
const waiting: (() => void)[] = [];
turns.port1.onmessage = () => waiting.shift()!();

/** After what the event loop has to do already. Browsers delay a timer of 0 ms by 4 ms. */
export function setImmediate<A extends unknown[]>(run: (...args: A) => void, ...args: A): { unref(): void } {
  waiting.push(() => run(...args));
  turns.port2.postMessage(undefined);
  return { unref() {} };
}
