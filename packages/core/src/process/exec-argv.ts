/** Options that belong to the one program that was started with them, with whether a value follows. */
const own = /^(--input-type|--test|--test-.*|--watch|--watch-.*|--check|-c|--interactive|-i)(=|$)/u;
const source = /^(-p?e|-p|--eval|--print)$/u;

/** The options of this Node that its children should run with as well. */
export function childExecArgv(options: readonly string[] = process.execArgv): string[] {
  const kept: string[] = [];
  for (let i = 0; i < options.length; i++) {
    const option = options[i]!;
    if (source.test(option)) i++;
    // Each child gets a port of its own for the debugger, and does not stop for it.
    else if (/^--inspect/u.test(option)) kept.push("--inspect=0");
    else if (!own.test(option)) kept.push(option);
  }
  return kept;
}
