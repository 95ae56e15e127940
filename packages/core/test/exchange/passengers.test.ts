import { describePassengers } from "./passengers-cases.js";

describePassengers();
