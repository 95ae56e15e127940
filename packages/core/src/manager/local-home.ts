import type { ListenOptions } from "../door/options.js";
import type { Classes } from "./classes.js";
import { clientOptions } from "./client-options.js";
import type { Home } from "./home.js";
import { loadClasses } from "./load-classes.js";
import { ManagerServer } from "./server.js";

/** Serves from this thread, as long as it lives. */
export async function serveHere(listen: ListenOptions, classes: Classes): Promise<Home> {
  const server = new ManagerServer(await loadClasses(classes));
  await server.listen(listen);
  return {
    options: clientOptions(listen, server.address!),
    ended: server.ended,
    shutdown: () => server.close(),
  };
}
