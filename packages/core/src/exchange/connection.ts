import { EOFError } from "../errors.js";
import { checkBytes, checkOffset, fill, partOf, viewOf } from "./bytes.js";
import {
  atEnd,
  closeCore,
  coreOfConnection,
  inOf,
  nobodyReads,
  nothingLeft,
  outOf,
  syncOf,
} from "./connection-core.js";
import { type PutOptions, putInto } from "./put-options.js";
import { untilEnd } from "./until-end.js";
import { checkTimeout, type WaitOptions } from "./wait-options.js";

/** How bytes are received. */
export interface RecvBytesOptions extends WaitOptions {
  /** More bytes than this are refused with BufferTooShortError, which has them. */
  readonly maxLength?: number | undefined;
}

/**
 * One end of a pipe: what is sent here is received at the other end, in order.
 *
 * It can be passed to threads and processes, which hold the same end then. The other end is told that this one is
 * closed when all who hold it have closed it or ended. Made by `pipe()`.
 *
 * @example
 * const [here, there] = pipe<string>();
 * new Process({ target: async (c: Connection<string>) => c.send("hello"), args: [there] }).start();
 * there.close();
 * console.log(await here.recv());
 */
export class Connection<Out = unknown, In = Out> implements AsyncIterable<In> {
  private constructor() {}

  /** Whether this holder has closed it. */
  get closed(): boolean {
    return coreOfConnection(this).isClosed;
  }

  /** Whether messages can come out of it. */
  get readable(): boolean {
    return coreOfConnection(this).in !== undefined;
  }

  /** Whether messages can be put into it. */
  get writable(): boolean {
    return coreOfConnection(this).out !== undefined;
  }

  /** Sends a clone of a value, waiting for room. Rejects with EOFError once the other end is closed, QueueFullError after the timeout. */
  async send(value: Out, options: PutOptions = {}): Promise<void> {
    checkTimeout(options.timeout);
    return putInto(outOf(this), value, options).catch(nobodyReads);
  }

  /** Receives a value, waiting for one. Rejects with EOFError once the other end is closed and nothing is left, QueueEmptyError after the timeout. */
  async recv(options: WaitOptions = {}): Promise<In> {
    checkTimeout(options.timeout);
    return (await inOf(this).get(options).catch(nothingLeft)) as In;
  }

  /** Whether a message or the end is there, or comes within so many milliseconds. */
  async poll(timeout = 0): Promise<boolean> {
    checkTimeout(timeout);
    return inOf(this).ready({ timeout });
  }

  /** Sends bytes, or a part of them. */
  async sendBytes(bytes: ArrayBufferView | ArrayBuffer, offset = 0, length?: number): Promise<void> {
    return outOf(this)
      .put(partOf(bytes, offset, length), {})
      .catch(nobodyReads);
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
    checkTimeout(options.timeout);
    const into = viewOf(target).subarray(offset);
    const bytes = await inOf(this)
      .get({ ...options, into })
      .catch(nothingLeft);
    return fill(target, offset, bytes);
  }

  /** As `send`, blocking this thread; BlockingError where no memory is shared. */
  sendSync(value: Out, options: WaitOptions = {}): void {
    checkTimeout(options.timeout);
    atEnd(nobodyReads, () => syncOf(outOf(this)).put(value, options.timeout));
  }

  /** As `recv`, blocking this thread. */
  recvSync(options: WaitOptions = {}): In {
    checkTimeout(options.timeout);
    return atEnd(nothingLeft, () => syncOf(inOf(this)).get(options.timeout)) as In;
  }

  /** As `poll`, blocking this thread. */
  pollSync(timeout = 0): boolean {
    checkTimeout(timeout);
    return syncOf(inOf(this)).ready(timeout);
  }

  /** As `sendBytes`, blocking this thread. */
  sendBytesSync(bytes: ArrayBufferView | ArrayBuffer, offset = 0, length?: number): void {
    atEnd(nobodyReads, () => syncOf(outOf(this)).put(partOf(bytes, offset, length), undefined));
  }

  /** As `recvBytes`, blocking this thread. */
  recvBytesSync(options: RecvBytesOptions = {}): Uint8Array {
    return checkBytes(this.recvSync(options), options.maxLength);
  }

  /** As `recvBytesInto`, blocking this thread. */
  recvBytesIntoSync(target: ArrayBufferView | ArrayBuffer, offset = 0, options: WaitOptions = {}): number {
    checkOffset(offset, target.byteLength);
    const { timeout } = options;
    checkTimeout(timeout);
    const into = viewOf(target).subarray(offset);
    return fill(
      target,
      offset,
      atEnd(nothingLeft, () => syncOf(inOf(this)).get(timeout, into)),
    );
  }

  /** Closes it for this holder, after what it has sent; twice does nothing. */
  close(): void {
    closeCore(coreOfConnection(this));
  }

  [Symbol.dispose](): void {
    this.close();
  }

  /** What `console.log` prints. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    const { closed, readable, writable } = this;
    return `Connection { readable: ${readable}, writable: ${writable}, closed: ${closed} }`;
  }

  /** Receives until the other end is closed. */
  [Symbol.asyncIterator](): AsyncGenerator<In, void, undefined> {
    return untilEnd(() => this.recv(), EOFError);
  }
}
