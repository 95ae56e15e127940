import type { Message } from "../door/channel.js";
import { PoolClosedError } from "../errors.js";
import { Waiters } from "../exchange/waiters.js";
import type { MapOptions } from "../pool/call-options.js";
import type { CallSite } from "../pool/call-site.js";
import type { Line } from "./line.js";
import { MOST_CALLS } from "./wire.js";

/** The calls of one client to a served pool: as many at a time as that takes, the others in their order. */
export class Desk {
  readonly #line: Line;
  readonly #waiting = new Waiters<undefined, void>();
  #underWay = 0;
  #end: PoolClosedError | undefined;
  readonly #drained: (() => void)[] = [];

  constructor(line: Line) {
    this.#line = line;
  }

  /** Rejects with the task's error, the signal's reason, PoolClosedError, or ConnectionLostError: then it may have run. */
  async ask(question: Message, options: MapOptions, site: CallSite): Promise<unknown> {
    this.assertOpen();
    const { signal, onProgress } = options;
    signal?.throwIfAborted();
    if (this.#underWay >= MOST_CALLS) await this.#waiting.wait(undefined, { signal }, neverLate);
    else this.#underWay++;
    try {
      const calls = await this.#line.calls();
      const onNews = onProgress && ((news: unknown) => onProgress(...(news as [number, number])));
      return await calls.ask(question, { signal, isLossy: true, callSite: site, onNews, name: "argument" });
    } finally {
      const next = this.#waiting.shift();
      if (next !== undefined) next.resolve();
      else this.#leave();
    }
  }

  assertOpen(): void {
    if (this.#end !== undefined) throw new PoolClosedError(this.#end.message);
  }

  /** Takes nothing more. */
  close(): void {
    this.#end ??= new PoolClosedError(
      "This connection to a served pool was closed: nothing can be submitted by it.",
    );
    if (this.#underWay === 0) this.#finish();
  }

  /** Ends the connection; what is under way rejects. */
  terminate(): void {
    this.close();
    for (let each = this.#waiting.shift(); each !== undefined; each = this.#waiting.shift())
      each.reject(this.#end);
    this.#line.close();
  }

  /** Resolves when it is closed and nothing is under way. */
  async drained(): Promise<void> {
    if (this.#end === undefined)
      throw new PoolClosedError("The pool is still open: call close() or terminate() first.");
    if (this.#underWay > 0) await new Promise<void>((resolve) => this.#drained.push(resolve));
  }

  #leave(): void {
    if (--this.#underWay === 0 && this.#end !== undefined) this.#finish();
  }

  #finish(): void {
    this.#line.close();
    for (const each of this.#drained.splice(0)) each();
  }
}

function neverLate(): Error {
  return new Error("A call without a timeout was late.");
}
