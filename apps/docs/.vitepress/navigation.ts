import { registry } from "@parakern/kernels-wasm";
import type { DefaultTheme } from "vitepress";
import { apiSidebar } from "./api-sidebar.js";

const learn: DefaultTheme.SidebarItem = {
  text: "Parallel programming with ease",
  items: [
    { text: "What runs at the same time", link: "/learn/" },
    { text: "Seven processes and a queue", link: "/learn/processes" },
    { text: "A pool and its methods", link: "/learn/pool" },
    { text: "Local and remote", link: "/learn/local-and-remote" },
    { text: "When parallel wins", link: "/learn/speedup" },
  ],
};

const guide: DefaultTheme.SidebarItem = {
  text: "Guide",
  items: [
    { text: "Getting started", link: "/guide/getting-started" },
    { text: "Tasks: functions that travel", link: "/guide/tasks" },
    { text: "The pool", link: "/guide/pool" },
    { text: "Processes and queues", link: "/guide/processes" },
    { text: "Arrays and kernels", link: "/guide/arrays-and-kernels" },
    { text: "Thread, process or inline", link: "/guide/choosing" },
    { text: "Errors, and what to do", link: "/guide/errors" },
    { text: "Debugging", link: "/guide/debugging" },
  ],
};

const kernels: DefaultTheme.SidebarItem = {
  text: "Kernels",
  items: [
    { text: "All kernels", link: "/kernels/" },
    ...Object.keys(registry).map((name) => ({ text: name, link: `/kernels/${name}` })),
  ],
};

const reference: DefaultTheme.SidebarItem = {
  text: "Reference",
  items: [
    { text: "The parakern command", link: "/reference/cli" },
    { text: "API", link: "/reference/api/" },
    { text: "Measurements", link: "/reference/measurements" },
  ],
};

export const nav: DefaultTheme.NavItem[] = [
  { text: "Learn", link: "/learn/", activeMatch: "^/learn/" },
  { text: "Guide", link: "/guide/getting-started", activeMatch: "^/guide/" },
  { text: "Kernels", link: "/kernels/", activeMatch: "^/kernels/" },
  { text: "API", link: "/reference/api/", activeMatch: "^/reference/api" },
  { text: "CLI", link: "/reference/cli", activeMatch: "^/reference/cli" },
  { text: "Measurements", link: "/reference/measurements", activeMatch: "^/reference/measurements" },
];

export const sidebar: DefaultTheme.SidebarMulti = {
  "/learn/": [learn, guide],
  "/guide/": [learn, guide],
  "/kernels/": [kernels],
  "/reference/cli": [reference],
  "/reference/measurements": [reference],
  "/reference/api/": apiSidebar(),
};
