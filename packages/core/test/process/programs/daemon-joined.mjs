// Nothing but a join is pending: it keeps the program alive, though daemons do not.
import { Manager, Process } from "@parakern/core";

const [, , context] = process.argv;
const daemon = new Process({ target: () => void setTimeout(() => {}, 50), context, daemon: true });
daemon.start();
console.log("daemon", await daemon.join(60_000), await daemon.join());

const manager = await new Manager({ context }).start();
void manager.shutdown();
await manager.join();
console.log("manager");

const orphan = new Process({
  target: async () => {
    const { parentProcess } = await import("@parakern/core");
    console.log("parent ended", await parentProcess().join(10));
  },
  context,
});
orphan.start();
await orphan.join();
