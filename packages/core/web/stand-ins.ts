import { standIn } from "./node-only.js";

export const allContexts = standIn("allContexts");
export const getContext = standIn("getContext");
export const Client = standIn("Client");
export const Listener = standIn("Listener");
export const Manager = standIn("Manager");
export const activeChildren = standIn("activeChildren");
export const currentProcess = standIn("currentProcess");
export const parentProcess = standIn("parentProcess");
export const Process = standIn("Process");
export const processInfo = standIn("processInfo");
export const remoteTasks = standIn("remoteTasks");
export const servePool = standIn("servePool");
export const ShareableList = standIn("ShareableList");
export const SharedMemory = standIn("SharedMemory");
