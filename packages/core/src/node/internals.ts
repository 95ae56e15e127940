// For this package's own tests, which hold them as they were built, together with workers; not packed.
export { probe } from "../exchange/ring/probe.js";
export { roomHandle } from "../room/room-handle.js";
export { resolveTask } from "../task/resolve.js";
export { costs } from "../team/cost.js";
export { functionTable } from "../team/functions.js";
export { Team } from "../team/team.js";
export { PiscinaBackend } from "../workers/piscina.js";
