/** What the team needs to know of a plan: phases in order, each a function over an index range cut into chunks. */
export type Plan = readonly {
  readonly run: string;
  readonly count: number;
  readonly chunk: number;
  readonly args: readonly (number | { readonly base: number; readonly stride: number })[];
}[];
