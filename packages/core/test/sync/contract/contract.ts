import { endChildren, type Place } from "../place.js";
import { barrierContract } from "./barrier.js";
import { conditionContract } from "./condition.js";
import { eventContract } from "./event.js";
import { faultContract } from "./faults.js";
import { lockContract } from "./lock.js";
import { rlockContract } from "./rlock.js";
import { semaphoreContract } from "./semaphore.js";
import { travelContract } from "./travel.js";

/** What holds of every lock and its like, wherever its words are. */
export function contract(place: Place): void {
  endChildren();
  lockContract(place);
  rlockContract(place);
  semaphoreContract(place);
  eventContract(place);
  conditionContract(place);
  barrierContract(place);
  faultContract(place);
  travelContract(place);
}
