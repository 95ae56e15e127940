/** A name used inside a function, with the first place of use. */
export interface Reference {
  readonly name: string;
  readonly start: number;
}

/** One level of names. `function` scopes take `var`; the outermost scope takes what nobody declared. */
export class Scope {
  readonly parent: Scope | undefined;
  readonly isFunction: boolean;
  readonly names = new Set<string>();

  constructor(parent: Scope | undefined, isFunction: boolean) {
    this.parent = parent;
    this.isFunction = isFunction;
  }

  declare(name: string): void {
    this.names.add(name);
  }

  /** The scope that a `var` here belongs to. */
  get functionScope(): Scope {
    let scope: Scope = this;
    while (!scope.isFunction && scope.parent !== undefined) scope = scope.parent;
    return scope;
  }

  has(name: string): boolean {
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.parent) {
      if (scope.names.has(name)) return true;
    }
    return false;
  }
}
