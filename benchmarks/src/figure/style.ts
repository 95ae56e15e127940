import type { Results } from "../results.js";

/** A rectangle of the picture, in its own units. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Colours of both schemes; as a picture in a README the SVG sees the reader's scheme by this query alone. */
export const CSS = `
text{font:12px system-ui,sans-serif;fill:#1f2328}.title{font-weight:600;font-size:14px}.small{font-size:10.5px;fill:#59636e}
.ground{fill:#fff}.grid{stroke:#d1d9e0;stroke-width:1}.one{stroke:#59636e;stroke-width:1;stroke-dasharray:4 3}
.line{fill:none;stroke-width:2}.a{stroke:#0969da;fill:#0969da}.b{stroke:#1a7f37;fill:#1a7f37}
.c{stroke:#9a6700;fill:#9a6700}.d{stroke:#cf222e;fill:#cf222e}.line{fill:none}
.fast{fill:#0969da}.slow{fill:#cf222e}
@media(prefers-color-scheme:dark){text{fill:#f0f6fc}.small{fill:#9198a1}.ground{fill:#0d1117}.grid{stroke:#3d444d}
.one{stroke:#9198a1}.a{stroke:#58a6ff;fill:#58a6ff}.b{stroke:#3fb950;fill:#3fb950}.c{stroke:#d29922;fill:#d29922}
.d{stroke:#f85149;fill:#f85149}.line{fill:none}.fast{fill:#58a6ff}.slow{fill:#f85149}}
`;

/** A whole picture with what it was measured on below. */
export function page(
  results: Results,
  width: number,
  height: number,
  title: string,
  content: string,
): string {
  const { machine, workers, rounds } = results;
  const about = `${machine.cpu}, ${workers} workers, ${machine.os}, Node ${machine.node.slice(1)}; medians of ${rounds} rounds`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}">
<style>${CSS}</style>
<rect class="ground" width="${width}" height="${height}" rx="8"/>
${content}
<text class="small" x="20" y="${height - 14}">${escapeXml(about)}</text>
</svg>
`;
}

/** Text that may stand in XML. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** One decimal is finer than any screen shows. */
export function at(value: number): string {
  return value.toFixed(1);
}

/** A function from [low, high] to [from, to] by the logarithm. */
export function logScale(low: number, high: number, from: number, to: number): (value: number) => number {
  const span = Math.log(high / low);
  return (value) => from + ((to - from) * Math.log(value / low)) / span;
}
