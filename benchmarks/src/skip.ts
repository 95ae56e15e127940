/** Why a row cannot be measured here, in a sentence: it is printed and recorded, and the run goes on. */
export class SkipError extends Error {}
