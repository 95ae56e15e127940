/** A column: its heading, and the side its cells lean to. */
export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
}

/** Lines of a table with aligned columns: headings, a rule, rows. Cells may hold colours. */
export function formatTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map(({ title }, i) =>
    Math.max(...[title, ...rows.map((row) => row[i] ?? "")].map(visibleWidth)),
  );
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ align }, i) => pad(cells[i] ?? "", widths[i]!, align ?? "right"))
      .join("  ")
      .trimEnd();
  return [
    line(columns.map(({ title }) => title)),
    widths.map((width) => "─".repeat(width)).join("  "),
    ...rows.map(line),
  ];
}

function pad(text: string, width: number, align: "left" | "right"): string {
  const space = " ".repeat(width - visibleWidth(text));
  return align === "left" ? text + space : space + text;
}

/** Columns a text takes: colours take none. */
export function visibleWidth(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character begins a colour.
  return [...text.replace(/\u001b\[[0-9;]*m/g, "")].length;
}
