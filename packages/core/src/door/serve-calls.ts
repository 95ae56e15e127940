import { ProtocolError } from "../errors.js";
import { CallSignal } from "../exchange/call-signal.js";
import { encodeError } from "../task/encode-error.js";
import type { ErrorMessage } from "../task/error-message.js";
import { isThenable } from "../workers/is-thenable.js";
import type { Message } from "./channel.js";
import type { Door } from "./door.js";

/** One call of the other side. */
export class Served {
  readonly #door: Door;
  readonly #call: number;
  #signal: CallSignal | undefined;

  constructor(door: Door, call: number) {
    this.#door = door;
    this.#call = call;
  }

  /** Fires when the other side gives the call up, or is gone. */
  get signal(): CallSignal {
    // Most calls wait for nothing.
    this.#signal ??= new CallSignal();
    return this.#signal;
  }

  /** Tells something before the answer. */
  tell(news: unknown): void {
    this.#door.send([-this.#call, news]);
  }
}

/** What is behind a door. */
export interface Servant {
  /** The value of a call, or a promise of it. Raises ProtocolError for what may not be asked: the call fails, and the door stays. */
  perform(question: Message, served: Served): unknown;
  /** Takes what wants no answer. */
  hear?(message: Message): void;
  /** The most calls under way at a time; who makes more is cut off. */
  readonly most?: number | undefined;
}

/** Answers the calls of the other side, as `Calls` makes them, until the door closes. */
export function serveCalls(door: Door, servant: Servant, onClose: () => void): void {
  /** Those that wait. */
  const calls = new Map<number, Served>();
  const { most = Number.POSITIVE_INFINITY } = servant;
  const hear = servant.hear ?? unheard;

  door.onMessage = ([call, ...question]) => {
    if (!Number.isSafeInteger(call) || (call as number) < 0) throw new ProtocolError("A call has no number.");
    if (call === 0) hear(question);
    else if (question.length === 0) calls.get(call as number)?.signal.abort();
    else answer(call as number, question);
  };
  door.onClose = () => {
    for (const { signal } of calls.values()) signal.abort();
    calls.clear();
    onClose();
  };

  const answer = (call: number, question: Message): void => {
    if (calls.has(call)) throw new ProtocolError("Two calls have one number.");
    if (calls.size >= most) throw new ProtocolError(`More than ${most} calls are under way.`);
    const served = new Served(door, call);
    try {
      const value = servant.perform(question, served);
      if (isThenable(value)) {
        calls.set(call, served);
        Promise.resolve(value).then(
          (result) => calls.delete(call) && succeed(call, result),
          (error) => calls.delete(call) && sendError(door, call, encodeError(error)),
        );
      } else succeed(call, value);
    } catch (error) {
      sendError(door, call, encodeError(error));
    }
  };
  const succeed = (call: number, value: unknown): void => {
    try {
      door.send(value === undefined ? [call] : [call, value], "result");
    } catch (error) {
      sendError(door, call, encodeError(error));
    }
  };
}

function unheard(): never {
  throw new ProtocolError("A message wants no answer, and nobody expects it.");
}

function sendError(door: Door, call: number, error: ErrorMessage): void {
  try {
    door.send([call, null, error]);
  } catch {
    // A field of it cannot be sent: class, message and stack can.
    const errors = error.errors.map((each) => ({ ...each, fields: [] }));
    const thrown = "error" in error.thrown ? error.thrown : { value: String(error.thrown.value) };
    door.send([call, null, { errors, thrown }]);
  }
}
