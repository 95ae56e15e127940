import type { AnyNode, Pattern, VariableDeclaration } from "acorn";
import type { Scope } from "./scope.js";

/** Declares the names of a pattern: `a`, `{ a, b: [c = 1] }`, `...rest`. */
export function declarePattern(pattern: Pattern | null, scope: Scope): void {
  switch (pattern?.type) {
    case "Identifier":
      scope.declare(pattern.name);
      break;
    case "ObjectPattern":
      for (const property of pattern.properties) {
        declarePattern(property.type === "RestElement" ? property.argument : property.value, scope);
      }
      break;
    case "ArrayPattern":
      for (const element of pattern.elements) declarePattern(element, scope);
      break;
    case "AssignmentPattern":
      declarePattern(pattern.left, scope);
      break;
    case "RestElement":
      declarePattern(pattern.argument, scope);
  }
}

/** Declares the names of `var`, `let`, `const` or `using`. */
export function declareVariables(node: VariableDeclaration, scope: Scope): void {
  const target = node.kind === "var" ? scope.functionScope : scope;
  for (const { id } of node.declarations) declarePattern(id, target);
}

/** The direct children of a node, in source order. */
export function* childrenOf(node: AnyNode): Generator<AnyNode> {
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) yield item;
    } else if (isNode(value)) yield value;
  }
}

function isNode(value: unknown): value is AnyNode {
  return (
    typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string"
  );
}
