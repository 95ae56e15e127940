import type { ConnectOptions } from "../door/options.js";
import { ManagerStateError } from "../errors.js";
import { callSite } from "../pool/call-site.js";
import { keepAlive } from "../team/keep-alive.js";
import type { Classes } from "./classes.js";
import type { ManagerClient } from "./client.js";
import { clientFor } from "./clients.js";
import type { Home } from "./home.js";
import { Makers } from "./makers.js";
import { type ManagerOptions, withKey } from "./options.js";
import "./proxy-handle.js";
import { Op } from "./wire.js";

/**
 * Objects that several processes, or machines, use by proxies: `multiprocessing.Manager`.
 *
 * They live in a process of their own, which `start` or the first use starts, or in this thread after `serve`. Proxies
 * can be passed to processes and tasks, put into queues, and stored in each other.
 *
 * @example
 * await using manager = new Manager();
 * const ages = await manager.map<string, number>();
 * new Process({ target: async (ages: MapProxy<string, number>) => ages.set("bob", 42), args: [ages] }).start();
 */
// biome-ignore lint/complexity/noBannedTypes: no classes of one's own.
export class Manager<C extends Classes = {}> extends Makers<C> implements AsyncDisposable {
  readonly #options: ManagerOptions<C>;
  #home: Promise<Home> | undefined;
  #ready: Promise<this> | undefined;
  /** Of one that others have started. */
  #connection: ConnectOptions | undefined;
  #client: ManagerClient | undefined;
  #isOver = false;

  /** Nothing is started yet. */
  constructor(options: ManagerOptions<C> = {}) {
    super();
    this.#options = withKey(options);
  }

  /**
   * Enters a manager that another program serves, maybe on another machine.
   *
   * Rejects with AuthenticationError, ConnectionLostError, ProtocolError or TimeoutError.
   *
   * @example
   * await using manager = await Manager.connect({ address: "10.0.0.7:5000", authKey });
   */
  // biome-ignore lint/complexity/noBannedTypes: no classes of one's own.
  static async connect<C extends Classes = {}>(options: ConnectOptions): Promise<Manager<C>> {
    const manager = new Manager<C>();
    manager.#connection = options;
    manager.#client = clientFor(options);
    await manager.#client.opened();
    return manager;
  }

  /** Starts to serve from a process of its own, or a thread; it ends with this program. Rejects with what that could not do. */
  start(): Promise<this> {
    return this.#begin(async ({ classes = {}, onRefusal, clientTls, context, name, ...listen }) => {
      const { startChild } = await import("./child-home.js");
      return startChild(listen, classes, { context, name });
    });
  }

  /** Starts to serve from this thread, as long as it lives. Rejects with what that could not do. */
  serve(): Promise<this> {
    return this.#begin(async ({ classes = {}, clientTls, context, name, ...listen }) => {
      const { serveHere } = await import("./local-home.js");
      return serveHere(listen, classes);
    });
  }

  /** Where others enter. Raises ManagerStateError before it serves. */
  get address(): string {
    const options = this.#client?.options;
    if (options === undefined)
      throw new ManagerStateError("The manager has no address before it is started.");
    return options.address as string;
  }

  /** What others must know to enter; undefined where it is insecure. */
  get authKey(): string | Uint8Array | undefined {
    return (this.#connection ?? this.#options).authKey;
  }

  /** Ends it, and every connection to it; of one that others have started, this connection. Does nothing the second time. */
  async shutdown(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    const home = await this.#home?.catch(() => undefined);
    await home?.shutdown();
    this.#client?.close();
  }

  /** Resolves when it has ended. Raises ManagerStateError where this program has not started it. */
  async join(): Promise<void> {
    if (this.#home === undefined) throw new ManagerStateError("Only who has started a manager can join it.");
    const { ended } = await this.#home;
    // Neither its process nor the connection to it keeps this program alive; who waits for it does.
    keepAlive.hold();
    await ended.finally(keepAlive.release);
  }

  /** Shuts it down. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.shutdown();
  }

  protected override async make(name: string, args: readonly unknown[]): Promise<never> {
    const site = callSite(this.make);
    if (this.#isOver) throw new ManagerStateError("The manager has been shut down.");
    if (this.#client === undefined) await (this.#ready ?? this.start());
    return this.#client!.ask([Op.create, name, args], { callSite: site, name }) as Promise<never>;
  }

  async #begin(open: (options: ManagerOptions<C>) => Promise<Home>): Promise<this> {
    if (this.#isOver) throw new ManagerStateError("The manager has been shut down.");
    if (this.#home !== undefined || this.#connection !== undefined) {
      throw new ManagerStateError("The manager has been started already.");
    }
    this.#home = open(this.#options);
    this.#ready = this.#enter(this.#home);
    return this.#ready;
  }

  async #enter(home: Promise<Home>): Promise<this> {
    const { clientTls } = this.#options;
    const { options } = await home;
    this.#client = clientFor(clientTls === undefined ? options : { ...options, tls: clientTls });
    await this.#client.opened();
    return this;
  }
}
