import { standIn } from "../node-only.js";

/** A pool of another program takes sockets. */
export const RemotePool = { connect: standIn("Pool.connect") };
