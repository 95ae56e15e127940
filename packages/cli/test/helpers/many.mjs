// Many command lines through the shipped entry, one after the other in one process: each with a table, arguments, output
// and exit code of its own, but without the 150 ms that Node takes to start. None of them can read stdin.
import { setMaxListeners } from "node:events";

const main = new URL("../../dist/main.js", import.meta.url).href;
const print = process.stdout.write.bind(process.stdout);
// Each run guards the process anew.
setMaxListeners(0, process, process.stdout, process.stderr);

const results = [];
for (const [i, args] of JSON.parse(process.argv[2]).entries()) {
  const result = { code: 0, stdout: "", stderr: "" };
  process.stdout.write = (text) => {
    result.stdout += text;
    return true;
  };
  process.stderr.write = (text) => {
    result.stderr += text;
    return true;
  };
  process.argv = [process.execPath, main, ...args];
  // Another address is another module: it dispatches again.
  await import(`${main}?${i}`);
  result.code = process.exitCode ?? 0;
  process.exitCode = undefined;
  results.push(result);
}
print(JSON.stringify(results));
