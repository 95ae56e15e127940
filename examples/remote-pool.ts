// One program serves its pool under an address; another one, here the same, has its tasks run there, by name alone.
import { Pool, remoteTasks, servePool, taskModule } from "@parakern/core";

type Tasks = typeof import("./tasks/fibonacci.js");
const authKey = "at least sixteen bytes that both sides know";

// The server: what may be run is what it registers.
const { fibonacci } = taskModule<Tasks>(new URL("./tasks/fibonacci.js", import.meta.url));
await using pool = new Pool(2);
await using server = await servePool(pool, { address: "127.0.0.1:0", authKey, tasks: { fibonacci } });

// The client: the types of the tasks are all that it needs of them.
const tasks = remoteTasks<Tasks>();
await using remote = await Pool.connect({ address: server.address, authKey });
console.log(await remote.map(tasks.fibonacci, [10, 15, 20, 25]));

/* prints
[ 55, 610, 6765, 75025 ]
*/
