import { ProtocolError } from "../errors.js";
import { CallSignal } from "../exchange/call-signal.js";
import { encodeError } from "../task/encode-error.js";
import type { ErrorMessage } from "../task/error-message.js";
import { isThenable } from "../workers/is-thenable.js";
import type { Message } from "./channel.js";
import type { Door } from "./door.js";

/** One call of the other side. */
export interface Served {
  /** Fires when the other side gives the call up, or is gone. */
  readonly signal: CallSignal;
  /** Tells something before the answer. */
  tell(news: unknown): void;
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
  const signals = new Map<number, CallSignal>();
  const { most = Number.POSITIVE_INFINITY } = servant;

  door.onMessage = ([call, ...question]) => {
    if (!Number.isSafeInteger(call) || (call as number) < 0) throw new ProtocolError("A call has no number.");
    if (call === 0) servant.hear?.(question);
    else if (question.length === 0) signals.get(call as number)?.abort();
    else answer(call as number, question);
  };
  door.onClose = () => {
    for (const signal of signals.values()) signal.abort();
    signals.clear();
    onClose();
  };

  const answer = (call: number, question: Message): void => {
    if (signals.has(call)) throw new ProtocolError("Two calls have one number.");
    if (signals.size >= most) throw new ProtocolError(`More than ${most} calls are under way.`);
    const signal = new CallSignal();
    signals.set(call, signal);
    const tell = (news: unknown): void => door.send([-call, news]);
    try {
      const value = servant.perform(question, { signal, tell });
      if (isThenable(value))
        Promise.resolve(value).then(
          (result) => succeed(call, result),
          (error) => fail(call, error),
        );
      else succeed(call, value);
    } catch (error) {
      fail(call, error);
    }
  };
  const succeed = (call: number, value: unknown): void => {
    if (!signals.delete(call)) return;
    try {
      door.send(value === undefined ? [call] : [call, value], "result");
    } catch (error) {
      sendError(door, call, encodeError(error));
    }
  };
  const fail = (call: number, error: unknown): void => {
    if (signals.delete(call)) sendError(door, call, encodeError(error));
  };
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
