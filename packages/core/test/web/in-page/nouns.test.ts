import { contract as sharedContract } from "../../shared/contract.js";
import { contract as syncContract } from "../../sync/contract/contract.js";
import type { Place } from "../../sync/place.js";

const place: Place = {
  name: "between the threads of a page",
  context: "thread",
  isShared: crossOriginIsolated && "waitAsync" in Atomics,
  isPage: true,
};

syncContract(place);
sharedContract(place);
