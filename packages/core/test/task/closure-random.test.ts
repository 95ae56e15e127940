import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { freeNames } from "../../src/task/closure/free-names.js";
import { parseFunction } from "../../src/task/closure/parse.js";

/** Writes a random function out of a tape of numbers, and notes which names it uses without declaring them. */
class Author {
  readonly free = new Set<string>();
  #next = 0;
  #names = 0;

  constructor(readonly tape: readonly number[]) {}

  pick(n: number): number {
    return (this.tape[this.#next++] ?? 0) % n;
  }

  fresh(): string {
    return `v${this.#names++}`;
  }

  /** A name to read: one that is visible, one declared somewhere else, or one that nobody declares. */
  use(visible: readonly string[]): string {
    const choice = this.pick(4);
    const name =
      choice > 1 && visible.length > 0
        ? visible[this.pick(visible.length)]!
        : `v${this.pick(this.#names + 3)}`;
    if (!visible.includes(name)) this.free.add(name);
    return name;
  }

  expression(visible: readonly string[], depth: number): string {
    const one = () => this.expression(visible, depth - 1);
    switch (depth <= 0 ? this.pick(2) : this.pick(9)) {
      case 0:
        return this.use(visible);
      case 1:
        return "1";
      case 2:
        return `(${one()} + ${one()})`;
      case 3:
        return `${this.use(visible)}.v0`;
      case 4:
        return `({ v0: ${one()}, [${one()}]: 2, ...${one()} })`;
      case 5:
        return `\`v0 \${${one()}}\``;
      case 6: {
        const [a, b] = [this.fresh(), this.fresh()];
        const given = this.expression([...visible, a, b], depth - 1);
        return `((${a}, { v0: ${b} = ${given} }) => ${this.expression([...visible, a, b], depth - 1)})`;
      }
      case 7: {
        const name = this.fresh();
        return `(function ${name}() { ${this.block([...visible, name], depth - 1)} })`;
      }
      default: {
        const name = this.fresh();
        const inside = () => this.expression([...visible, name], depth - 1);
        return `(class ${name} { v0 = ${inside()}; v1() { return ${inside()}; } })`;
      }
    }
  }

  /** `keyword` declares what would be seen outside a nested block as `var`. */
  block(visible: readonly string[], depth: number, keyword = "var"): string {
    let inside = [...visible];
    const declared: string[] = [];
    const count = this.pick(3) + 1;
    // Declared first, whatever the order in the text: declarations are hoisted.
    for (let i = 0; i < count; i++) declared.push(this.fresh());
    inside = [...inside, ...declared];
    return declared.map((name) => this.statement(name, inside, depth, keyword)).join(" ");
  }

  statement(name: string, visible: readonly string[], depth: number, keyword: string): string {
    const inner = this.fresh();
    const one = (more: readonly string[] = []) => this.expression([...visible, ...more], depth - 1);
    switch (this.pick(7)) {
      case 0:
        return `let ${name} = ${one()};`;
      case 1:
        return `const [, { v0: ${name} = ${one()} }] = ${one()};`;
      case 2:
        return keyword === "let"
          ? `const ${name} = function (${inner}) { return ${one([inner])}; };`
          : `function ${name}(${inner}) { return ${one([inner])}; }`;
      case 3:
        return `for (let ${inner} = ${one([inner])}; ;) { ${one([inner])}; break; } ${keyword} ${name};`;
      case 4:
        return `try { ${one()}; } catch (${inner}) { ${one([inner])}; } ${keyword} ${name};`;
      case 5:
        return depth > 0
          ? `class ${name} {} { ${this.block(visible, depth - 1, "let")} }`
          : `class ${name} {}`;
      default:
        return keyword === "let" ? `let ${name} = ${one()};` : `if (${one()}) { var ${name} = ${one()}; }`;
    }
  }
}

describe("free names of random functions", () => {
  it("are those that their author did not declare", () => {
    const tapes = fc.array(fc.nat(1000), { minLength: 5, maxLength: 120 });
    fc.assert(
      fc.property(tapes, (tape) => {
        const author = new Author(tape);
        const source = `() => { ${author.block([], 4)} }`;
        const found = freeNames(parseFunction(source, "It").node).map((use) => use.name);
        expect(found.sort()).toEqual([...author.free].sort());
      }),
      { numRuns: 1000, seed: 7 },
    );
  });
});
