import { ConnectionClosedError, EOFError, QueueEmptyError } from "../errors.js";
import { checkBytes, checkOffset, fill, partOf } from "../exchange/bytes.js";
import type { RecvBytesOptions } from "../exchange/connection.js";
import { Deque } from "../exchange/deque.js";
import { untilEnd } from "../exchange/until-end.js";
import { checkTimeout, type WaitOptions } from "../exchange/wait-options.js";
import { Waiters } from "../exchange/waiters.js";
import type { Channel } from "./channel.js";

/** More messages than this wait at the sender until some are received. */
const MOST_UNREAD = 64;

/**
 * One end of a connection between two programs, maybe on two machines; it is used as the end of a `pipe()` is.
 *
 * Made by `Listener.accept` and `Client.connect`.
 */
export class SocketConnection<Out = unknown, In = Out> implements AsyncIterable<In>, Disposable {
  readonly #door: Channel;
  readonly #unread = new Deque<In>();
  readonly #readers = new Waiters<undefined, In>();
  readonly #pollers = new Waiters<undefined, boolean>();
  #isClosed = false;

  constructor(door: Channel) {
    this.#door = door;
    door.onMessage = ([message]) => this.#take(message as In);
    door.onClose = () => this.#end();
  }

  /** Whether it was closed here. */
  get closed(): boolean {
    return this.#isClosed;
  }

  /** Sends a value; resolves when there is room for the next. Rejects with SerializationError, EOFError, ConnectionClosedError. */
  async send(value: Out): Promise<void> {
    this.#assertOpen();
    if (this.#door.isClosed) throw new EOFError("The other end of the connection is closed.");
    this.#door.send([value], "value");
    await this.#door.room();
  }

  /** Receives a value. Rejects with EOFError once the other end is closed and nothing is left, QueueEmptyError after the timeout. */
  async recv({ timeout, signal }: WaitOptions = {}): Promise<In> {
    this.#assertOpen();
    checkTimeout(timeout);
    signal?.throwIfAborted();
    if (this.#unread.size > 0) {
      const message = this.#unread.shift() as In;
      if (this.#unread.size === MOST_UNREAD - 1) this.#door.resume();
      return message;
    }
    if (this.#door.isClosed)
      throw new EOFError("The other end of the connection is closed, and nothing is left.");
    const late = (): Error => new QueueEmptyError(`Nothing came for ${timeout} ms.`);
    if (timeout === 0) throw late();
    return this.#readers.wait(undefined, { timeout, signal }, late);
  }

  /** Whether a message or the end is there, or comes within so many milliseconds. */
  async poll(timeout = 0): Promise<boolean> {
    this.#assertOpen();
    checkTimeout(timeout);
    if (this.#unread.size > 0 || this.#door.isClosed) return true;
    const late = new Error();
    // Also where none is given to wait: what has arrived may still have to be read.
    return this.#pollers
      .wait(undefined, { timeout }, () => late)
      .catch((error) => {
        if (error === late) return false;
        throw error;
      });
  }

  /** Sends bytes, or a part of them. */
  async sendBytes(bytes: ArrayBufferView | ArrayBuffer, offset = 0, length?: number): Promise<void> {
    return this.send(partOf(bytes, offset, length) as Out);
  }

  /** Receives bytes. */
  async recvBytes(options: RecvBytesOptions = {}): Promise<Uint8Array> {
    return checkBytes(await this.recv(options), options.maxLength);
  }

  /** Receives bytes into memory that is there already, and resolves to their number; BufferTooShortError has those that are too many. */
  async recvBytesInto(
    target: ArrayBufferView | ArrayBuffer,
    offset = 0,
    options: WaitOptions = {},
  ): Promise<number> {
    checkOffset(offset, target.byteLength);
    return fill(target, offset, await this.recv(options));
  }

  /** Closes it, after what was sent; twice does nothing. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#door.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  /** Receives until the other end is closed. */
  [Symbol.asyncIterator](): AsyncGenerator<In, void, undefined> {
    return untilEnd(() => this.recv(), EOFError);
  }

  #assertOpen(): void {
    if (this.#isClosed) throw new ConnectionClosedError();
  }

  #take(message: In): void {
    const reader = this.#readers.shift();
    if (reader !== undefined) {
      reader.resolve(message);
      return;
    }
    this.#unread.push(message);
    this.#wakePollers();
    if (this.#unread.size >= MOST_UNREAD) this.#door.pause();
  }

  #end(): void {
    for (const each of this.#readers.takeAll()) {
      each.reject(
        this.#isClosed
          ? new ConnectionClosedError()
          : new EOFError("The other end of the connection is closed."),
      );
    }
    this.#wakePollers();
  }

  #wakePollers(): void {
    for (const each of this.#pollers.takeAll()) each.resolve(true);
  }
}
