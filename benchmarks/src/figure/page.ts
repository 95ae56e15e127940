import { escapeXml, svgPage } from "@parakern/cli/plot";
import type { Results } from "../results.js";

export const WIDTH = 840;

/** Where the first row of a picture may stand, below its title. */
export const TOP = 84;

/** A whole picture, with its title and what it was measured on. */
export function page(results: Results, height: number, title: string, content: readonly string[]): string {
  const { machine, workers, rounds } = results;
  const about = `${machine.cpu}, ${workers} workers, ${machine.os}, Node ${machine.node.slice(1)}; medians of ${rounds} rounds`;
  return svgPage({
    width: WIDTH,
    height,
    description: `${title}. ${about}`,
    content: [
      `<text class="title" x="28" y="36">${escapeXml(title)}</text>`,
      `<text class="quiet" x="28" y="58">${escapeXml(about)}</text>`,
      ...content,
    ],
  });
}
