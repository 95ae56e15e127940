import type { SpeedupPicture } from "./scale.js";
import { speedupCurves } from "./speedup-curves.js";
import { escapeXml, svgPage } from "./svg.js";

const WIDTH = 840;
const HEIGHT = 460;
const PLOT = { x: 76, y: 84, width: WIDTH - 232, height: HEIGHT - 142 };

/** The picture of a speedup table as an SVG document, for a light or dark page: both axes logarithmic, 1× marked. */
export function speedupSvg(picture: SpeedupPicture): string {
  const { title, subtitle = "" } = picture;
  return svgPage({
    width: WIDTH,
    height: HEIGHT,
    description: `${title}. ${subtitle}`.trim(),
    content: [
      `<text class="title" x="28" y="36">${escapeXml(title)}</text>`,
      `<text class="quiet" x="28" y="58">${escapeXml(subtitle)}</text>`,
      ...speedupCurves(picture, PLOT),
      `<text class="quiet" x="${PLOT.x + PLOT.width / 2}" y="${HEIGHT - 16}" text-anchor="middle">numbers</text>`,
    ],
  });
}
