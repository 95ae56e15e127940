/** Lines of at most `width` columns with the words of a text; a longer word has a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Columns that texts are set to: those of the terminal, but no more than are easy to read. */
export function terminalWidth(): number {
  // Some terminals that are none say 0.
  return Math.min(100, process.stdout.columns || 80);
}
