// A pipe to a process that answers; when this side closes its end, the other side's loop is over.
import { type Connection, Process, pipe } from "@parakern/core";

const [here, there] = pipe<string>();
const echo = async (connection: Connection<string>) => {
  for await (const text of connection) await connection.send(text.toUpperCase());
};

const child = new Process({ target: echo, args: [there] });
child.start();
// The child has it now: only it should keep that end open.
there.close();

for (const word of ["one", "two"]) {
  await here.send(word);
  console.log(word, "→", await here.recv());
}
here.close();
await child.join();
console.log("exit code", child.exitCode);

/* prints
one → ONE
two → TWO
exit code 0
*/
