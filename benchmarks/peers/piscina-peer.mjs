// piscina used directly: a task module, as its README shows it.
import { Piscina } from "piscina";
import { atOnce, serve, versionOf } from "./line-peer.mjs";

const threads = Number(process.env.PEER_WORKERS);
const filename = new URL("./increment.mjs", import.meta.url).href;
const pool = new Piscina({ filename, minThreads: threads, maxThreads: threads });
await serve(versionOf("piscina"), { applyAsync: atOnce((i) => pool.run(i)) }, () => pool.destroy());
