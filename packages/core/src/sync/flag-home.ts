import { type Caller, Home } from "./core.js";
import { isRaised, turn, untilRaised } from "./flag.js";
import { deadlineOf, runAsync, runSync } from "./steps.js";

/** What can be asked of an event. */
export type FlagOps = {
  turn(caller: Caller, isRaising: boolean): void;
  isRaised(caller: Caller): boolean;
  wait(caller: Caller, timeoutMs: number | undefined): Promise<boolean>;
};

/** An event whose word this thread can reach. */
export class FlagHome extends Home<FlagOps> {
  isRaised(): boolean {
    return isRaised(this.mem);
  }

  turn(isRaising: boolean): void {
    turn(this.mem, isRaising);
  }

  waitSync(timeoutMs: number | undefined): boolean {
    return runSync(this.mem, untilRaised(this.mem, deadlineOf(timeoutMs)));
  }

  readonly ops: FlagOps = {
    turn: (_, isRaising) => this.turn(isRaising),
    isRaised: () => this.isRaised(),
    wait: ({ signal }, timeoutMs) => {
      return runAsync(this.mem, untilRaised(this.mem, deadlineOf(timeoutMs)), signal);
    },
  };
}
