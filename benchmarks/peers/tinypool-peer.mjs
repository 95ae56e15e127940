// tinypool with worker threads: a task module, as its README shows it.
import Tinypool from "tinypool";
import { atOnce, serve, versionOf } from "./line-peer.mjs";

const threads = Number(process.env.PEER_WORKERS);
const filename = new URL("./increment.mjs", import.meta.url).href;
const pool = new Tinypool({ filename, minThreads: threads, maxThreads: threads });
await serve(versionOf("tinypool"), { applyAsync: atOnce((i) => pool.run(i)) }, () => pool.destroy());
