import { Process, ShareableList } from "@parakern/core";

const list = new ShareableList(["howdy", 273.15, null, true]);
const change = (list: ShareableList) => list.set(1, "warm");

const child = new Process({ target: change, args: [list] });
child.start();
await child.join();

console.log([...list], list.index(null));
list.memory.unlink();
