// Nothing but the pending task keeps this program alive.
import { Pool } from "@parakern/core";

const pool = new Pool({ size: 1, maxTasksPerChild: 1 });
// Held on to: a collector in a hurry would close it, and on a slow machine warn of that.
globalThis.pool = pool;
const wait = () => new Promise((resolve) => setTimeout(resolve, 50, "waited"));
void pool.apply(wait).then(console.log);
void pool.applyAsync(wait, [], { callback: console.log });
