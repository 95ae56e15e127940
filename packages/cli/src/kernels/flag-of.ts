/** The flag of a parameter: `minDistance` is `--min-distance`. */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** The flag that turns one off: `largest` is `--no-largest`. */
export function offFlagOf(name: string): string {
  return flagOf(name).replace("--", "--no-");
}
