/** A function as it travels: its checked source, and what `import()` inside it resolves against. */
export interface ShippedSource {
  readonly kind: "source";
  /** Unique in the sending thread; the same for functions of the same source and base. */
  readonly id: number;
  readonly name: string;
  readonly source: string;
  /** A `file:` URL. */
  readonly base: string;
}

/** A module's export as it travels. */
export interface ShippedModule {
  readonly kind: "module";
  readonly id: number;
  /** The export's name. */
  readonly name: string;
  /** A `file:` URL, free of symbolic links. */
  readonly url: string;
}

/** A task, checked and ready to be posted to another thread or process. */
export type ShippedTask = ShippedSource | ShippedModule;
