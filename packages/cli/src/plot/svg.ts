/** Colours that colour-blind readers can tell apart, on light and on dark ground. */
const COLORS = [
  ["#0072b2", "#56b4e9"],
  ["#d55e00", "#ff9d5c"],
  ["#00795a", "#2ed3a6"],
  ["#a3488a", "#e79bd0"],
  ["#8a6d00", "#f0d24f"],
  ["#555555", "#b0b0b0"],
] as const;

/** What an SVG document is made of. */
export interface SvgPage {
  readonly width: number;
  readonly height: number;
  /** Said to those who do not see it. */
  readonly description: string;
  readonly content: readonly string[];
}

/** A whole SVG document, which follows the reader's light or dark scheme. */
export function svgPage({ width, height, description, content }: SvgPage): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(description)}">
<style>${STYLE}</style>
<rect class="ground" width="${width}" height="${height}" rx="10"/>
${content.join("\n")}
</svg>
`;
}

/** The colour of the series of that number, in both schemes. */
export function seriesColor(index: number): string {
  return `var(--c${index % COLORS.length})`;
}

/** Text that may stand in XML. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

const STYLE = `
text{font:14px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;fill:var(--ink)}
.title{font-size:18px;font-weight:650}.quiet{fill:var(--quiet);font-size:13px}
.name{font-weight:600}.ground{fill:var(--ground)}.grid{stroke:var(--grid)}.one{stroke:var(--quiet);stroke-dasharray:5 4}
.line{fill:none;stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round}.dot{stroke:var(--ground);stroke-width:1.5}
.leader{stroke-width:1;opacity:.5}
${variables(0, "--ground:#fff;--ink:#1f2328;--quiet:#667080;--grid:#e6e9ed")}
@media (prefers-color-scheme:dark){${variables(1, "--ground:#11151a;--ink:#e8ecf1;--quiet:#98a3b1;--grid:#2a313a")}}
`;

function variables(scheme: 0 | 1, others: string): string {
  return `svg{${others};${COLORS.map((color, i) => `--c${i}:${color[scheme]}`).join(";")}}`;
}
