const VOWELS = /[aeiou]/gi;

/** How many vowels a text has. */
export function vowels(text: string): number {
  return text.match(VOWELS)?.length ?? 0;
}
