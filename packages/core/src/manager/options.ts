import type { ListenOptions } from "../door/options.js";
import type { TlsClientOptions } from "../door/tls-options.js";
import type { ProcessContext } from "../process/child.js";
import type { Classes } from "./classes.js";

/** What a manager is made of; all of it is optional. */
export interface ManagerOptions<C extends Classes = Classes> extends ListenOptions {
  /**
   * Classes and functions of your own that objects can be made of, by name. `start()` wants references to a module's
   * exports, as `taskModule` makes them; `serve()` takes the classes themselves, too.
   */
  readonly classes?: C | undefined;
  /** How this program enters its own manager where that wants more of TLS than the server's certificate. */
  readonly clientTls?: TlsClientOptions | undefined;
  /** Where `start()` serves: in a process of its own unless given or `setDefaultContext` says otherwise. */
  readonly context?: ProcessContext | undefined;
  /** The name of that process. */
  readonly name?: string | undefined;
}

/** Options with a key: a random one where none is given. */
export function withKey<O extends ListenOptions>(options: O): O {
  if (options.authKey !== undefined || options.insecure) return options;
  return { ...options, authKey: crypto.getRandomValues(new Uint8Array(32)) };
}
