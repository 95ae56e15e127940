import type { Socket } from "node:net";
import { ConnectionLostError } from "../errors.js";
import type { Channel, Message } from "./channel.js";
import { decodeFrame } from "./frame.js";
import { FrameReader } from "./frame-reader.js";
import { FrameWriter } from "./frame-writer.js";
import type { Extension } from "./tags.js";

/** How one side of a door behaves. */
export interface DoorOptions {
  readonly frameLimit: number;
  /** Whether it stops to read while the other side does not read what it is sent. One side only, or both could wait. */
  readonly isPatient: boolean;
  /** Told what the other side may not say; the door is closed then. */
  readonly onMisuse: (reason: Error) => void;
}

/** Messages over a socket, in order, once both sides know each other. */
export class Door implements Channel {
  /** Takes what arrives; to be set before the event loop turns. */
  onMessage: (message: readonly unknown[]) => void = () => {};
  /** Called once, when the connection has ended. */
  onClose: (reason: ConnectionLostError) => void = () => {};
  /** What else than plain data may stand in messages. */
  extension: Extension | undefined;
  readonly #socket: Socket;
  readonly #options: DoorOptions;
  readonly #reader: FrameReader;
  readonly #writer: FrameWriter;
  #isFlushing = false;
  #error: Error | undefined;
  #isClosed = false;
  #isPaused = false;
  #onRoom: (() => void)[] = [];

  /** `first` are bytes that came behind the handshake. */
  constructor(socket: Socket, options: DoorOptions, first: Buffer = Buffer.alloc(0)) {
    this.#socket = socket;
    this.#options = options;
    this.#writer = new FrameWriter(options.frameLimit);
    this.#reader = new FrameReader(options.frameLimit, (body, jsonLength) => {
      if (!this.#isClosed) this.onMessage(decodeFrame(body, jsonLength, this.extension));
    });
    socket.on("data", (chunk) => this.#read(chunk));
    socket.on("drain", () => this.#onDrain());
    socket.on("error", (error) => {
      this.#error ??= error;
    });
    socket.on("close", () => this.#end());
    // Once whoever waits for the door has it and has set what takes its messages, and before anything else is read.
    if (first.length > 0) process.nextTick(() => this.#read(first));
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Encodes at once, and raises SerializationError where that fails; does nothing once the door is closed. */
  send(message: Message, name = "message"): void {
    if (this.#isClosed) return;
    this.#writer.push(message, this.extension, name);
    if (this.#isFlushing) return;
    // Those of one turn leave together: each write is a system call here, and a wake-up there.
    this.#isFlushing = true;
    process.nextTick(() => this.#flush());
  }

  /** Closes once everything has left. */
  close(): void {
    if (this.#isClosed) return;
    this.#flush();
    this.#socket.end(() => this.#socket.destroy());
  }

  /** Ends the connection now. */
  destroy(reason?: Error): void {
    this.#error ??= reason;
    this.#socket.destroy();
  }

  /** Resolves when the other side has read most of what was sent, or is gone. */
  async room(): Promise<void> {
    this.#flush();
    if (!this.#socket.writableNeedDrain || this.#isClosed) return;
    await new Promise<void>((resolve) => this.#onRoom.push(resolve));
  }

  /** Takes nothing more until `resume`: what is under way may still arrive. */
  pause(): void {
    this.#isPaused = true;
    this.#socket.pause();
  }

  resume(): void {
    this.#isPaused = false;
    this.#socket.resume();
  }

  /** Keeps the event loop alive. */
  ref(): void {
    this.#socket.ref();
  }

  unref(): void {
    this.#socket.unref();
  }

  #flush(): void {
    this.#isFlushing = false;
    if (this.#writer.isEmpty || this.#socket.destroyed) return;
    const hasRoom = this.#socket.write(this.#writer.take());
    if (!hasRoom && this.#options.isPatient) this.#socket.pause();
  }

  #onDrain(): void {
    if (!this.#isPaused) this.#socket.resume();
    for (const each of this.#onRoom.splice(0)) each();
  }

  #read(chunk: Buffer): void {
    try {
      this.#reader.push(chunk);
    } catch (error) {
      this.#options.onMisuse(error as Error);
      this.destroy(error as Error);
    }
  }

  #end(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const each of this.#onRoom.splice(0)) each();
    const cause = this.#error;
    const why = cause === undefined ? "the other side has closed it" : cause.message;
    this.onClose(new ConnectionLostError(`The connection has ended: ${why}`, cause ? { cause } : {}));
  }
}
