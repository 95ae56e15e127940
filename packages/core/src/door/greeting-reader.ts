import type { Socket } from "node:net";
import { ConnectionLostError, TimeoutError } from "../errors.js";

/** Reads handshake messages, each a byte of length and so many bytes, for a limited time; gives back what follows them. */
export class GreetingReader {
  readonly #socket: Socket;
  #bytes: Buffer = Buffer.alloc(0);
  #wake: () => void = () => {};
  #error: Error | undefined;
  readonly #timer: NodeJS.Timeout;

  constructor(socket: Socket, timeoutMs: number) {
    this.#socket = socket;
    // One time for all: a peer that sends a byte now and then gains nothing.
    this.#timer = setTimeout(() => this.#fail(new TimeoutError("A handshake", timeoutMs)), timeoutMs);
    socket.on("data", this.#onData);
    socket.on("close", this.#onClose);
    socket.on("error", this.#onError);
  }

  /** The next message. Rejects where it does not come in time. */
  async next(): Promise<Buffer> {
    for (;;) {
      if (this.#error !== undefined) throw this.#error;
      const length = this.#bytes[0];
      if (length !== undefined && this.#bytes.length > length) {
        const message = this.#bytes.subarray(1, length + 1);
        this.#bytes = this.#bytes.subarray(length + 1);
        return message;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Stops to read, and returns what came behind the last message. */
  end(): Buffer {
    clearTimeout(this.#timer);
    this.#socket.off("data", this.#onData);
    this.#socket.off("close", this.#onClose);
    this.#socket.off("error", this.#onError);
    return this.#bytes;
  }

  readonly #onData = (chunk: Buffer): void => {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    this.#wake();
  };

  readonly #onClose = (): void =>
    this.#fail(new ConnectionLostError("The peer closed during the handshake."));

  readonly #onError = (error: Error): void =>
    this.#fail(new ConnectionLostError("The connection broke during the handshake.", { cause: error }));

  #fail(error: Error): void {
    this.#error ??= error;
    this.#socket.pause();
    this.#wake();
  }
}
