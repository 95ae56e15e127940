/**
 * A pattern for what a program must print. Placeholders in the text stand for what differs from run to run: `<n>` and
 * `<pid>` for a whole number, `<ms>` for a number; `<pid:a>` is the same number wherever it stands.
 */
export function outputPattern(expected: string): RegExp {
  const seen = new Set<string>();
  const source = expected
    .trimEnd()
    .split(/(<(?:n|pid|ms)(?::\w+)?>)/)
    .map((part) => {
      const [, kind, name] = /^<(n|pid|ms)(?::(\w+))?>$/.exec(part) ?? [];
      if (!kind) return part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
      const number = kind === "ms" ? "\\d+(?:\\.\\d+)?" : "\\d+";
      if (!name) return number;
      if (seen.has(name)) return `\\k<${name}>`;
      seen.add(name);
      return `(?<${name}>${number})`;
    })
    .join("");
  return new RegExp(`^${source}$`);
}
