import { createHmac, randomBytes } from "node:crypto";
import net from "node:net";

/** A raw socket that says what a client of this library would not. */
export class Intruder {
  readonly socket: net.Socket;
  readonly closed: Promise<void>;
  #bytes = Buffer.alloc(0);
  #wake: () => void = () => {};

  constructor(address: string) {
    const at = address.lastIndexOf(":");
    this.socket = address.startsWith("/")
      ? net.connect(address)
      : net.connect(Number(address.slice(at + 1)), address.slice(0, at));
    this.socket.on("error", () => {});
    this.socket.on("data", (chunk) => {
      this.#bytes = Buffer.concat([this.#bytes, chunk]);
      this.#wake();
    });
    this.closed = new Promise((resolve) => this.socket.once("close", () => resolve()));
  }

  /** The next handshake message. */
  async greeting(): Promise<Buffer> {
    const length = (await this.read(1))[0]!;
    return this.read(length);
  }

  async read(count: number): Promise<Buffer> {
    while (this.#bytes.length < count) {
      await Promise.race([
        new Promise<void>((resolve) => {
          this.#wake = resolve;
        }),
        this.closed.then(() => {
          if (this.#bytes.length < count) throw new Error("closed");
        }),
      ]);
    }
    const read = this.#bytes.subarray(0, count);
    this.#bytes = this.#bytes.subarray(count);
    return read;
  }

  /** Passes the handshake as the specification says, independently of the library's code. */
  async enter(key: string, service: string): Promise<{ readonly answer: Buffer; readonly verdict: Buffer }> {
    const hello = await this.greeting();
    const answer = answerTo(hello, key, service);
    this.socket.write(answer);
    return { answer, verdict: await this.greeting() };
  }

  /** Sends JSON as a frame. */
  frame(json: string, parts = Buffer.alloc(0), announced?: number): void {
    const text = Buffer.from(json);
    const prelude = Buffer.alloc(8);
    prelude.writeUInt32LE(announced ?? text.length + parts.length, 0);
    prelude.writeUInt32LE(text.length, 4);
    this.socket.write(Buffer.concat([prelude, text, parts]));
  }

  /** The JSON of the next frame. */
  async reply(): Promise<unknown[]> {
    const prelude = await this.read(8);
    const body = await this.read(prelude.readUInt32LE(0));
    return JSON.parse(body.subarray(0, prelude.readUInt32LE(4)).toString());
  }
}

/** What a client that knows a key answers. */
export function answerTo(hello: Buffer, key: string, service: string, role = "client"): Buffer {
  const clientNonce = randomBytes(32);
  const proof = createHmac("sha256", key)
    .update(`parakern door 1\n${role}\n${key === "" ? "insecure" : "key"}\n${service}\n`)
    .update(hello.subarray(6, 38))
    .update(clientNonce)
    .digest();
  const body = Buffer.concat([hello.subarray(0, 5), clientNonce, proof]);
  return Buffer.concat([Buffer.of(body.length), body]);
}
