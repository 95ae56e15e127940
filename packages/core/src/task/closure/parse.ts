import { type AnyNode, type Options, type Program, parse } from "acorn";
import { ClosureError } from "../../errors.js";

const options = {
  ecmaVersion: "latest",
  allowSuperOutsideMethod: true,
  checkPrivateFields: false,
} as const satisfies Options;

/** What stands before a function's text when it is parsed: inside a function, `new.target` is no syntax error. */
const BEFORE = "(function () { return (";
const AFTER = "\n); })";

/** A parsed function; `start` of its nodes counts from `offset`. */
export interface ParsedFunction {
  readonly node: AnyNode;
  readonly offset: number;
}

/** Parses the text of a function; raises ClosureError for methods, classes, native and bound functions. */
export function parseFunction(text: string, label: string): ParsedFunction {
  if (/\{\s*\[native code\]\s*\}\s*$/u.test(text))
    throw refusal(label, "is native or bound, and has no source");
  const node = expressionIn(tryParse(BEFORE + text + AFTER));
  switch (node?.type) {
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return { node, offset: BEFORE.length };
    case "ClassExpression":
      throw refusal(label, "is a class, and a class cannot be called");
  }
  // What parses inside an object or a class, but not alone, was written as one of its methods.
  if (tryParse(`({${text}\n})`) || tryParse(`(class {${text}\n})`)) {
    throw refusal(label, "is a method, and belongs to its object");
  }
  throw refusal(label, "has a source that cannot be parsed by itself");
}

function refusal(label: string, why: string): ClosureError {
  return new ClosureError(
    `${label} cannot run in a worker: it ${why}. Wrap it in a function that stands alone, (...args) => …, ` +
      "or export one from a module and pass taskModule(url).name.",
  );
}

function tryParse(source: string): Program | undefined {
  // Modules are strict, and know import.meta; scripts know what strict mode refuses.
  for (const sourceType of ["module", "script"] as const) {
    try {
      return parse(source, { ...options, sourceType });
    } catch {
      // The next one, or the caller's message.
    }
  }
  return undefined;
}

function expressionIn(program: Program | undefined): AnyNode | undefined {
  const outer = program?.body[0];
  if (outer?.type !== "ExpressionStatement" || outer.expression.type !== "FunctionExpression")
    return undefined;
  const statement = outer.expression.body.body[0];
  return statement?.type === "ReturnStatement" ? (statement.argument ?? undefined) : undefined;
}
