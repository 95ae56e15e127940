import { type Connection, EOFError, Process, pipe, wait } from "@parakern/core";

const answer = (text: string, connection: Connection<string>) =>
  connection.send(text);

const open = new Set(
  ["first", "second"].map((text) => {
    const [receiver, sender] = pipe<string>({ duplex: false });
    new Process({ target: answer, args: [text, sender] }).start();
    sender.close();
    return receiver;
  }),
);

const answers: string[] = [];
while (open.size > 0) {
  for (const ready of await wait(open)) {
    try {
      answers.push(await ready.recv());
    } catch (error) {
      if (!(error instanceof EOFError)) throw error;
      open.delete(ready);
    }
  }
}
console.log(answers.sort());
