import { parse } from "acorn";
import { ProgramError, stripTypes } from "./strip-types.js";

/** The body of an async function that runs a TypeScript program; throws a ProgramError at the place of a mistake. */
export function compileProgram(source: string): string {
  const body = stripTypes(source);
  try {
    parse(body, {
      ecmaVersion: "latest",
      sourceType: "module",
      allowAwaitOutsideFunction: true,
      allowReturnOutsideFunction: true,
    });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { line, column } = (error as SyntaxError & { loc: { line: number; column: number } }).loc;
    const last = source.split("\n").length;
    throw new ProgramError(error.message.replace(/ \(\d+:\d+\)$/, ""), Math.min(line, last), column + 1);
  }
  return body;
}
