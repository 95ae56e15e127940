// workerpool wants its tasks announced by the worker itself.
import workerpool from "workerpool";
import increment from "./increment.mjs";

workerpool.worker({ increment });
