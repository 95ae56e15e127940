/** Options that belong to the one program that was started with them. */
const own = /^(--input-type|--test|--test-.*|--watch|--watch-.*|--check|-c|--interactive|-i)(=|$)/u;
const source = /^(-p?e|-p|--eval|--print)$/u;
/** Options that a thread may be given; V8's hold for the whole process in any case. */
const ofThreads =
  /^(-r|--require|--import|--loader|-C|--conditions|--experimental-|--enable-source-maps|--no-warnings|--trace-)/u;

/** The options of this Node that its child processes should run with as well. */
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

/** The options to start a thread with; undefined where it may inherit them all. */
export function threadExecArgv(options: readonly string[] = process.execArgv): string[] | undefined {
  // A thread refuses to run a file under --input-type, and to be given most options by name.
  if (!options.some((option) => own.test(option))) return undefined;
  const all = childExecArgv(options);
  return all.filter(
    (option, i) => ofThreads.test(option) || (!option.startsWith("-") && ofThreads.test(all[i - 1] ?? "")),
  );
}
