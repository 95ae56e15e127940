/**
 * Prints a line on stderr, where the environment variable PARAKERN_DEBUG is set and not 0; undefined otherwise, so that
 * `debug?.(…)` does not even compute the line.
 */
export const debug: ((line: string) => void) | undefined = isWanted()
  ? (line) => {
      process.stderr.write(`parakern ${performance.now().toFixed(1).padStart(9)} ms  ${line}\n`);
    }
  : undefined;

function isWanted(): boolean {
  const value = globalThis.process?.env.PARAKERN_DEBUG;
  return value !== undefined && value !== "" && value !== "0";
}
