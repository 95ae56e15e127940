import { CALLER } from "../../../src/team/layout.js";
import type * as protocolModule from "../../../src/team/protocol.js";
import { Nodes, Program, type Stage } from "./program.js";
import type { Scenario } from "./scenario.js";
import { workerSeats } from "./state.js";

/** The functions under test: the real ones, or those of a mutant. */
export type Protocol = typeof protocolModule;

/** The functions of the protocol with their arguments, as the threads of a scenario call them. */
export class Programs {
  /** Every continuation, by its id. */
  readonly nodes = new Nodes();
  /** For each seat, the node in which a round begins. */
  readonly rounds: readonly number[];
  readonly #made = new Map<string, Program>();
  readonly #protocol: Protocol;
  readonly #scenario: Scenario;

  constructor(protocol: Protocol, scenario: Scenario) {
    this.#protocol = protocol;
    this.#scenario = scenario;
    this.rounds = [CALLER, ...workerSeats(scenario)].map((seat) => this.#round(seat).root.id);
  }

  /** Opens the next region for the live seats. */
  open(index: number, live: readonly number[]): Program {
    const { chunks, sync, reach } = this.#scenario.regions[index]!;
    return this.#program(`open ${index} for ${live}`, ({ mem }) =>
      this.#protocol.open(
        mem,
        chunks,
        sync ? CALLER : CALLER + 1,
        Math.max(CALLER, ...live.slice(0, reach)) + 1,
      ),
    );
  }

  /** What a caller does while its region is open. */
  attend(index: number, live: readonly number[]): Program {
    if (!this.#scenario.regions[index]!.sync) {
      return this.#program(`observe ${live}`, ({ mem, sleep }) => this.#protocol.observe(mem, live, sleep));
    }
    return this.#program(`share ${live}`, ({ mem, party }) => this.#protocol.share(mem, live, party));
  }

  abort(): Program {
    return this.#program("abort", ({ mem }) => this.#protocol.abort(mem));
  }

  bury(seat: number, live: readonly number[]): Program {
    return this.#program(`bury ${seat} beside ${live}`, ({ mem }) => this.#protocol.bury(mem, seat, live));
  }

  invite(seat: number): Program {
    return this.#program(`invite ${seat}`, ({ mem }) => this.#protocol.prepareSeat(mem, seat));
  }

  dismiss(seat: number): Program {
    return this.#program(`dismiss ${seat}`, ({ mem }) => this.#protocol.dismiss(mem, seat));
  }

  #round(seat: number): Program {
    return this.#program(`round ${seat}`, ({ mem, party }) => this.#protocol.round(mem, seat, party));
  }

  #program(name: string, run: (stage: Stage) => unknown): Program {
    let program = this.#made.get(name);
    if (program === undefined) {
      program = new Program(name, this.nodes, run);
      this.#made.set(name, program);
    }
    return program;
  }
}
