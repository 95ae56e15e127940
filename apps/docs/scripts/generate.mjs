// Writes the pages that are made from the packages: the API reference, the command line tool and what has changed.
import { mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { generateApi } from "./api.mjs";
import { generateChangelog } from "./changelog.mjs";
import { generateCli } from "./cli.mjs";

const target = fileURLToPath(new URL("../pages/generated/", import.meta.url));

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
await generateCli(target);
await generateChangelog(target);
await generateApi(target);
