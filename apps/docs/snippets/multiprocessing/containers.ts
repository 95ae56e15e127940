import { type ListProxy, Manager, type MapProxy, Process } from "@parakern/core";

await using manager = new Manager();
const ages = await manager.map<string, number>([["Ada", 36]]);
const log = await manager.list<string>();

const change = async (ages: MapProxy<string, number>, log: ListProxy<string>) => {
  await ages.set("Bea", 41);
  await log.push("Bea came");
};
const child = new Process({ target: change, args: [ages, log] });
child.start();
await child.join();

for await (const [name, age] of ages) console.log(name, age);
console.log(await log.toArray());
