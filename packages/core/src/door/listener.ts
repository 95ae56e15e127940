import { ConnectionClosedError, TimeoutError } from "../errors.js";
import { Deque } from "../exchange/deque.js";
import { checkTimeout, type WaitOptions } from "../exchange/wait-options.js";
import { Waiters } from "../exchange/waiters.js";
import type { Doorway } from "./listen.js";
import type { ConnectOptions, ListenOptions } from "./options.js";
import { SocketConnection } from "./socket-connection.js";

/** The service's name in handshakes. */
const SERVICE = "connection";

/**
 * Waits for other programs to connect: `multiprocessing.connection.Listener`.
 *
 * @example
 * await using listener = await Listener.open({ address: "127.0.0.1:6000", authKey });
 * using connection = await listener.accept();
 * console.log(await connection.recv());
 */
export class Listener implements AsyncDisposable {
  readonly #doorway: Doorway;
  readonly #arrived: Deque<SocketConnection>;
  readonly #waiting: Waiters<undefined, SocketConnection>;
  #isClosed = false;

  private constructor(
    doorway: Doorway,
    arrived: Deque<SocketConnection>,
    waiting: Waiters<undefined, SocketConnection>,
  ) {
    this.#doorway = doorway;
    this.#arrived = arrived;
    this.#waiting = waiting;
  }

  /** Opens an address, a fresh private socket unless one is given. Rejects where it cannot be had. */
  static async open(options: ListenOptions): Promise<Listener> {
    const { listen } = await import("./listen.js");
    const arrived = new Deque<SocketConnection>();
    const waiting = new Waiters<undefined, SocketConnection>();
    const doorway = await listen(options, {
      service: SERVICE,
      enter(door) {
        const connection = new SocketConnection(door);
        const first = waiting.shift();
        if (first === undefined) arrived.push(connection);
        else first.resolve(connection);
      },
      // As in Python, whoever waits is told; otherwise it is nobody's concern.
      refuse: (reason) => waiting.shift()?.reject(reason),
    });
    return new Listener(doorway, arrived, waiting);
  }

  /** Where others connect. */
  get address(): string {
    return this.#doorway.address;
  }

  /** The next connection. Rejects with AuthenticationError where one was refused, ConnectionClosedError once closed, TimeoutError. */
  async accept<Out = unknown, In = Out>({
    timeout,
    signal,
  }: WaitOptions = {}): Promise<SocketConnection<Out, In>> {
    checkTimeout(timeout);
    signal?.throwIfAborted();
    if (this.#isClosed) throw closed();
    const late = (): Error => new TimeoutError("Accepting a connection", timeout!);
    const connection =
      this.#arrived.shift() ?? (await this.#waiting.wait(undefined, { timeout, signal }, late));
    return connection as SocketConnection<never, never>;
  }

  /** Accepts nothing more; connections that were accepted stay. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (let each = this.#waiting.shift(); each !== undefined; each = this.#waiting.shift())
      each.reject(closed());
    for (let each = this.#arrived.shift(); each !== undefined; each = this.#arrived.shift()) each.close();
    await this.#doorway.close();
  }

  /** Closes it. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

function closed(): ConnectionClosedError {
  return new ConnectionClosedError("The listener is closed.");
}

/** Connects to a Listener: `multiprocessing.connection.Client`. */
export const Client = {
  /**
   * Connects to an address where a Listener is.
   *
   * Rejects with AuthenticationError, ConnectionLostError, ProtocolError or TimeoutError.
   *
   * @example
   * using connection = await Client.connect({ address: "127.0.0.1:6000", authKey });
   * await connection.send("hello");
   */
  async connect<Out = unknown, In = Out>(options: ConnectOptions): Promise<SocketConnection<Out, In>> {
    const { connect } = await import("./connect.js");
    return new SocketConnection<Out, In>(await connect(SERVICE, options));
  },
};
