import type { ConnectOptions } from "../door/options.js";
import { ManagerClient } from "./client.js";

/** This thread's connections, one for each manager; a thread that holds several proxies has one. */
const clients = new Map<string, ManagerClient>();

/** The connection to the manager at an address; a new one where there is none. */
export function clientFor(options: ConnectOptions): ManagerClient {
  const name = JSON.stringify([options.address, String(options.authKey ?? "")]);
  const known = clients.get(name);
  if (known !== undefined) return known;
  const client = new ManagerClient(options, () => {
    if (clients.get(name) === client) clients.delete(name);
  });
  clients.set(name, client);
  return client;
}
