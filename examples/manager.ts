// An object of a class of one's own lives in a manager's process; others call its methods through proxies.
import { type ListProxy, Manager, Process, type Remote, taskModule } from "@parakern/core";
import type { Account } from "./tasks/account.js";

const { Account: AccountRef } = taskModule<typeof import("./tasks/account.js")>(
  new URL("./tasks/account.js", import.meta.url),
);

await using manager = new Manager({ classes: { Account: AccountRef } });
const account = await manager.create("Account", 100);
const log = await manager.list<string>();

const payer = async (name: string, account: Remote<Account>, log: ListProxy<string>) => {
  for (let i = 0; i < 10; i++) await account.pay(1);
  await log.push(name);
};
const processes = ["Ada", "Bea"].map((name) => new Process({ target: payer, args: [name, account, log] }));
for (const process of processes) process.start();
for (const process of processes) await process.join();

console.log("balance:", await account.balance());
console.log("payers:", (await log.toArray()).sort().join(", "));

/* prints
balance: 120
payers: Ada, Bea
*/
