import { Command, CommanderError, Help, InvalidArgumentError } from "commander";
import { UsageError } from "./errors.js";

/** Options that every command takes. */
export interface CommonOptions {
  readonly json?: true;
  readonly quiet?: true;
  readonly color: boolean;
}

/** What a page of help begins with: what to type, and what comes of it. */
export interface CommandHelp {
  readonly summary: string;
  readonly usage: string;
  readonly examples: readonly (readonly [line: string, says: string])[];
}

/** A command with its help; the common options are added when it is parsed, so that its own stand first. */
export function createCommand(name: string, { summary, usage, examples }: CommandHelp): Command {
  const width = Math.max(...examples.map(([line]) => line.length));
  const shown = examples.map(([line, says]) => `  ${line.padEnd(width)}  ${says}`.trimEnd());
  return new Command(`parakern ${name}`)
    .usage(usage)
    .description(`${summary}\n\nExamples:\n${shown.join("\n")}`)
    .helpOption("-h, --help", "this page")
    .configureHelp({ boxWrap: wrapProse })
    .exitOverride()
    .configureOutput({ outputError: () => {} });
}

/** Paragraphs are wrapped; lines that begin with a space are meant as they stand. */
function wrapProse(this: Help, text: string, width: number): string {
  const wrap = (line: string) =>
    line.startsWith(" ") ? line : Help.prototype.boxWrap.call(this, line, width);
  return text.split("\n").map(wrap).join("\n");
}

/** The option `--workers`, for commands that have a pool. */
export function withWorkers(command: Command): Command {
  return command.option("-w, --workers <n>", "worker threads (default: one a core)", wholeNumber(1, 1024));
}

/** A parser for options that are whole numbers in a range. */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === "" || !Number.isInteger(value) || value < min || value > max) {
      throw new InvalidArgumentError(`It is a whole number from ${min} to ${max}.`);
    }
    return value;
  };
}

/** "-3..3", "-inf" or "-1,2" is no option, and travels with another minus sign, which numbers may have too. */
const NEGATIVE = /^-(?=(?:[\d.]|inf|nan)[-+\d.,;e\sinfatyINFATY]*$)/i;

/** Reads the arguments of a command; false where only its help was asked for, and has been printed. */
export function parseArguments(command: Command, args: readonly string[]): boolean {
  command
    .option("--json", "the result as JSON")
    .option("-q, --quiet", "nothing but the result")
    .option("--no-color", "no colours (as with NO_COLOR set)");
  try {
    command.parse(
      args.map((arg) => arg.replace(NEGATIVE, "\u2212")),
      { from: "user" },
    );
    return true;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return false;
    throw new UsageError(error.message.replace(/^error: /, ""), `See ${command.name()} --help`);
  }
}
