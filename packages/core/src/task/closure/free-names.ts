import type { AnyNode, Class, Function as FunctionNode, Identifier } from "acorn";
import { childrenOf, declarePattern, declareVariables } from "./declare.js";
import { type Reference, Scope } from "./scope.js";

/** Where `this`, `super`, `new.target` and private names are looked up. */
interface Context {
  readonly scope: Scope;
  /** Whether a function or class in between has a `this` of its own. */
  readonly hasThis: boolean;
  readonly privateNames: ReadonlySet<string>;
}

interface Use extends Reference {
  readonly scope: Scope;
}

/**
 * The names that a function takes from around it, each with its first use, in source order.
 *
 * Besides variables: `this`, `super`, `new.target`, `arguments`, `import.meta` and private names, where they belong
 * to what is around the function. A name under `typeof` alone is not counted, since it may be undeclared.
 */
export function freeNames(node: AnyNode): Reference[] {
  const uses: Use[] = [];
  walk(node, { scope: new Scope(undefined, true), hasThis: false, privateNames: new Set() }, uses);
  const found = new Map<string, Reference>();
  for (const { name, start, scope } of uses.sort((a, b) => a.start - b.start)) {
    if (!found.has(name) && !scope.has(name)) found.set(name, { name, start });
  }
  return [...found.values()];
}

function walk(node: AnyNode, context: Context, uses: Use[]): void {
  const { scope, hasThis } = context;
  switch (node.type) {
    case "Identifier":
      uses.push({ name: node.name, start: node.start, scope });
      break;
    case "ThisExpression":
    case "Super":
      if (!hasThis) uses.push({ name: node.type === "Super" ? "super" : "this", start: node.start, scope });
      break;
    case "MetaProperty":
      if (node.meta.name === "import") uses.push({ name: "import.meta", start: node.start, scope });
      else if (!hasThis) uses.push({ name: "new.target", start: node.start, scope });
      break;
    case "PrivateIdentifier":
      if (!context.privateNames.has(node.name))
        uses.push({ name: `#${node.name}`, start: node.start, scope });
      break;
    case "UnaryExpression":
      if (node.operator !== "typeof" || node.argument.type !== "Identifier")
        walk(node.argument, context, uses);
      break;
    case "MemberExpression":
      walk(node.object, context, uses);
      if (node.computed || node.property.type === "PrivateIdentifier") walk(node.property, context, uses);
      break;
    case "Property":
    case "MethodDefinition":
    case "PropertyDefinition":
      if (node.computed) walk(node.key, context, uses);
      if (node.value)
        walk(node.value, node.type === "PropertyDefinition" ? { ...context, hasThis: true } : context, uses);
      break;
    case "LabeledStatement":
      walk(node.body, context, uses);
      break;
    case "BreakStatement":
    case "ContinueStatement":
      break;
    case "VariableDeclaration":
      declareVariables(node, scope);
      walkChildren(node, context, uses);
      break;
    case "BlockStatement":
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "SwitchStatement":
      walkChildren(node, { ...context, scope: new Scope(scope, false) }, uses);
      break;
    case "StaticBlock":
      walkChildren(node, { ...context, scope: new Scope(scope, true), hasThis: true }, uses);
      break;
    case "CatchClause": {
      const inner = new Scope(scope, false);
      declarePattern(node.param ?? null, inner);
      walkChildren(node, { ...context, scope: inner }, uses);
      break;
    }
    case "ClassDeclaration":
    case "ClassExpression":
      walkClass(node, context, uses);
      break;
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      walkFunction(node, context, uses);
      break;
    default:
      walkChildren(node, context, uses);
  }
}

function walkChildren(node: AnyNode, context: Context, uses: Use[]): void {
  for (const child of childrenOf(node)) walk(child, context, uses);
}

function walkFunction(node: FunctionNode | AnyNode, context: Context, uses: Use[]): void {
  const fn = node as FunctionNode & { id?: Identifier | null };
  const isArrow = node.type === "ArrowFunctionExpression";
  const outer = new Scope(context.scope, false);
  if (fn.id) {
    outer.declare(fn.id.name);
    if (node.type === "FunctionDeclaration") declareFunction(fn.id.name, context.scope);
  }
  // Defaults see the parameters but not the body's variables; the body sees both.
  const parameters = new Scope(outer, true);
  if (!isArrow) parameters.declare("arguments");
  for (const parameter of fn.params) declarePattern(parameter, parameters);
  const inner = { ...context, scope: parameters, hasThis: context.hasThis || !isArrow };
  for (const parameter of fn.params) walk(parameter, inner, uses);
  const body = new Scope(parameters, true);
  const children = fn.body.type === "BlockStatement" ? fn.body.body : [fn.body];
  for (const child of children) walk(child, { ...inner, scope: body }, uses);
}

function declareFunction(name: string, scope: Scope): void {
  scope.declare(name);
  // Sloppy code sees a block's functions in the whole function; strict code that relies on it is wrong anyway.
  scope.functionScope.declare(name);
}

function walkClass(node: Class | AnyNode, context: Context, uses: Use[]): void {
  const cls = node as Class;
  const inner = new Scope(context.scope, false);
  if (cls.id) {
    inner.declare(cls.id.name);
    if (node.type === "ClassDeclaration") context.scope.declare(cls.id.name);
  }
  const privateNames = new Set(context.privateNames);
  for (const member of cls.body.body) {
    if (member.type !== "StaticBlock" && member.key.type === "PrivateIdentifier")
      privateNames.add(member.key.name);
  }
  const inside = { ...context, scope: inner, privateNames };
  if (cls.superClass) walk(cls.superClass, inside, uses);
  for (const member of cls.body.body) walk(member, inside, uses);
}
