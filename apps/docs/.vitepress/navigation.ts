import { registry } from "@parakern/kernels-wasm";
import type { DefaultTheme } from "vitepress";
import { apiSidebar } from "./api-sidebar.js";

/** A part of the sidebar: its title, and what its links begin with, by the rest of each link. */
function part(text: string, base: string, pages: Readonly<Record<string, string>>): DefaultTheme.SidebarItem {
  return {
    text,
    items: Object.entries(pages).map(([page, text]) => ({ text, link: `${base}${page}` })),
  };
}

const learn = part("Parallel programming with ease", "/learn/", {
  "": "What runs at the same time",
  processes: "Seven processes and a queue",
  pool: "A pool and its methods",
  "local-and-remote": "Local and remote",
  speedup: "When parallel wins",
  "classic-programs": "The classic programs",
});

const deeper = part("On your own cores", "/learn/", {
  "shared-memory": "Shared memory",
  "result-slots": "Result slots",
  "parallel-kernels": "Parallel kernels",
  reductions: "Reductions",
  scans: "Scans",
  sorting: "Sorting",
  "races-and-locks": "Races and locks",
  amdahl: "Amdahl's law and memory",
  "on-your-machine": "On your machine",
});

const guide = part("Guide", "/guide/", {
  "getting-started": "Getting started",
  tasks: "Tasks: functions that travel",
  pool: "The pool",
  "arrays-and-kernels": "Arrays and kernels",
  choosing: "Thread, process or inline",
  errors: "Errors, and what to do",
  debugging: "Debugging",
  testing: "Testing code that uses pools",
  "typescript-workers": "TypeScript workers",
  bundlers: "Bundlers",
  "cross-origin-isolation": "Cross-origin isolation",
  "content-security-policy": "Content security policy",
  "deno-and-bun": "Deno and Bun",
  deploying: "Deploying",
  migrating: "Migrating",
});

const multiprocessing = [
  part("Multiprocessing", "/multiprocessing/", {
    "": "Which one do I need?",
    "coming-from-python": "Coming from Python",
    "transports-and-faults": "Transports and faults",
  }),
  part("Running", "/multiprocessing/", {
    process: "Process",
    contexts: "Contexts",
    "pool-backends": "Pool backends",
    "remote-pools": "Served pools",
  }),
  part("Talking", "/multiprocessing/", {
    queues: "Queue, JoinableQueue, SimpleQueue",
    pipes: "Pipe, Connection, wait",
    "listener-client": "Listener and Client",
  }),
  part("Taking turns", "/multiprocessing/", {
    locks: "Lock and RLock",
    semaphores: "Semaphores",
    condition: "Condition",
    event: "Event",
    barrier: "Barrier",
  }),
  part("Sharing", "/multiprocessing/", {
    "shared-values": "Value and SharedArray",
    "shared-memory": "SharedMemory, ShareableList",
    managers: "Manager",
  }),
  part("Checked", "/multiprocessing/", { "cpython-suite": "What CPython's suite checks" }),
];

const kernels = part("Kernels", "/kernels/", {
  "": "All kernels",
  ...Object.fromEntries(Object.keys(registry).map((name) => [name, name])),
});

const reference = part("Reference", "/reference/", {
  cli: "The parakern command",
  "api/": "API",
  measurements: "Measurements",
  changelog: "Changes",
});

/** The bar at the top: what each entry is called, where it leads, and below what it is the current one. */
export const nav: DefaultTheme.NavItem[] = [
  ["Learn", "/learn/", ""],
  ["Guide", "/guide/", "getting-started"],
  ["Multiprocessing", "/multiprocessing/", ""],
  ["Kernels", "/kernels/", ""],
  ["Playground", "/playground", ""],
  ["API", "/reference/api/", ""],
  ["CLI", "/reference/cli", ""],
  ["Measurements", "/reference/measurements", ""],
].map(([text, base, page]) => ({ text: text!, link: `${base}${page}`, activeMatch: `^${base}` }));

export const sidebar: DefaultTheme.SidebarMulti = {
  "/learn/": [learn, deeper, guide],
  "/guide/": [learn, deeper, guide],
  "/multiprocessing/": multiprocessing,
  "/kernels/": [kernels],
  "/playground": [],
  "/reference/cli": [reference],
  "/reference/measurements": [reference],
  "/reference/changelog": [reference],
  "/reference/api/": apiSidebar(),
};
