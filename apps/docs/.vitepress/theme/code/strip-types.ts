import { parser } from "@lezer/javascript";

/** A mistake in a program, and where: line and column count from 1. */
export class ProgramError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** A piece of the text and what to put in its place. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const typescript = parser.configure({ dialect: "ts" });

/** Whole nodes that say something of types and nothing of what runs. */
const TYPES = new Set([
  "TypeAnnotation",
  "TypePredicate",
  "TypeParamList",
  "TypeArgList",
  "InterfaceDeclaration",
  "TypeAliasDeclaration",
  "AmbientDeclaration",
  "Optional",
  "Privacy",
  "readonly",
  "abstract",
  "Override",
]);
/** What has no meaning without a compiler. */
const REFUSED: Readonly<Record<string, string>> = {
  EnumDeclaration: "An enum is more than a type: use an object.",
  NamespaceDeclaration: "A namespace is more than a type: use a module.",
  Decorator: "Decorators do not run here.",
};

/**
 * TypeScript as JavaScript, with each line and column where it was: types become blanks, `using` becomes try and finally,
 * and an import takes from `__modules`.
 */
export function stripTypes(source: string): string {
  const edits: Edit[] = [];
  const blank = (from: number, to: number) =>
    edits.push({ from, to, text: source.slice(from, to).replace(/[^\n]/g, " ") });
  typescript.parse(source).iterate({
    enter({ name, from, to, node }) {
      const refused = REFUSED[name];
      if (refused) throw errorAt(source, from, refused);
      if (
        name === "Optional" &&
        node.parent?.name !== "ParamList" &&
        !/Property|Method/.test(node.parent?.name ?? "")
      )
        return true;
      if (name === "Privacy" && node.parent?.name === "ParamList")
        throw errorAt(source, from, "A parameter that is a property is more than a type: assign it.");
      if (TYPES.has(name)) {
        blank(from, to);
        return false;
      }
      if (name === "ImportDeclaration") {
        edits.push({ from, to, text: importText(source.slice(from, to)) });
        return false;
      }
      if (name === "as" || name === "satisfies") {
        const whole = node.parent!;
        if (whole.name === "BinaryExpression") blank(from, whole.to);
      }
      if (name === "implements") {
        const types = node.nextSibling;
        blank(from, types?.to ?? to);
      }
      // `x!` and `y!: T`
      if (name === "LogicOp" && /^(PostfixExpression|PropertyDeclaration|⚠)$/.test(node.parent?.name ?? "")) {
        if (source.slice(from, to) === "!") blank(from, to);
      }
      if (name === "this" && node.parent?.name === "ParamList")
        blank(from, commaAfter(source, node.nextSibling?.to ?? to));
      if (name === "PropertyDeclaration" && node.getChild("declare")) {
        blank(from, to);
        return false;
      }
      if (name === "using") lowerUsing(source, node, edits);
      return true;
    },
  });
  return apply(source, edits);
}

type Node = Parameters<Parameters<ReturnType<typeof typescript.parse>["iterate"]>[0]["enter"]>[0]["node"];

/** What a block ends with once it has disposed of what it uses; engines without `using` run it as well. */
function lowerUsing(source: string, node: Node, edits: Edit[]): void {
  const declaration = node.parent!;
  const block = declaration.parent!;
  const name = declaration.getChild("VariableDefinition");
  if (!name || !/^(Block|Script)$/.test(block.name)) return;
  const awaited = declaration.getChild("await");
  const variable = source.slice(name.from, name.to);
  const begin = awaited?.from ?? node.from;
  edits.push({ from: begin, to: node.to, text: "const".padEnd(node.to - begin) });
  edits.push({ from: declaration.to, to: declaration.to, text: " try {" });
  const end = block.name === "Script" ? block.to : block.to - 1;
  const dispose = awaited
    ? `await ${variable}?.[Symbol.asyncDispose]();`
    : `${variable}?.[Symbol.dispose]();`;
  edits.push({ from: end, to: end, text: `${block.name === "Script" ? "\n" : ""}} finally { ${dispose} }` });
}

function importText(text: string): string {
  const lines = text.replace(/[^\n]/g, "");
  if (/^import\s+type\b/.test(text)) return lines;
  const [, what = "", from = ""] = /^import\s*([\s\S]*?)\s*from\s*["'](.*)["']/.exec(text) ?? [];
  if (!what) return lines;
  const names = what.startsWith("*")
    ? what.replace(/^\*\s*as\s+/, "")
    : what
        .replace(/\btype\s+\w+\s*,?/g, "")
        .replace(/(\w+)\s+as\s+(\w+)/g, "$1: $2")
        .replace(/\s+/g, " ");
  return `const ${names} = __modules(${JSON.stringify(from)});${lines}`;
}

function commaAfter(source: string, at: number): number {
  return at + (/^\s*,/.exec(source.slice(at))?.[0].length ?? 0);
}

/** What is inserted at one place later in the text goes first: the last that is used is the first to be left. */
function apply(source: string, edits: readonly Edit[]): string {
  let out = source;
  const ordered = edits.map((edit, order) => ({ ...edit, order }));
  ordered.sort((a, b) => b.from - a.from || a.order - b.order);
  for (const { from, to, text } of ordered) out = out.slice(0, from) + text + out.slice(to);
  return out;
}

/** An error with the line and column of an offset. */
export function errorAt(source: string, offset: number, message: string): ProgramError {
  const lines = source.slice(0, offset).split("\n");
  return new ProgramError(message, lines.length, lines.at(-1)!.length + 1);
}
