// What else draws pictures of measurements draws them with these.
export {
  type Area,
  type Curve,
  type Dot,
  layOutSpeedups,
  round,
  type SpeedupLayout,
  type Tick,
} from "./layout.js";
export { formatCount, formatRatio, logScale, type SpeedupPicture, type SpeedupSeries } from "./scale.js";
export { speedupCurves } from "./speedup-curves.js";
export { escapeXml, type SvgPage, seriesColor, svgPage } from "./svg.js";
