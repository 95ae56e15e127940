import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Side } from "./pairs.js";
import { SkipError } from "./skip.js";

/** How a peer is started. */
export interface PeerCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A peer: a child process that lives through the whole run and answers each line with a line. See `peers/README.md`. */
export class Peer {
  /** Name and version, as the peer itself tells them. */
  version = "";
  /** What it can run. */
  operations: ReadonlySet<string> = new Set();
  readonly #child: ChildProcess;
  readonly #waiting: { resolve(words: string[]): void; reject(error: Error): void }[] = [];
  #complaints = "";
  #ended = false;

  private constructor(child: ChildProcess) {
    this.#child = child;
    createInterface({ input: child.stdout! }).on("line", (line) => this.#answer(line));
    child.stderr!.on("data", (chunk: Buffer) => {
      this.#complaints = (this.#complaints + chunk).slice(-2000);
    });
    child.stdin!.on("error", () => this.#end());
    child.on("error", () => this.#end());
    child.on("close", () => this.#end());
  }

  /** Starts the process and waits for its greeting; a peer that cannot greet is skipped, with what it said. */
  static async start(label: string, { command, args, env }: PeerCommand): Promise<Peer> {
    const peer = new Peer(spawn(command, args, { env: { ...process.env, ...env }, stdio: "pipe" }));
    try {
      const [version = label, ...operations] = await peer.request("hello");
      peer.version = version;
      peer.operations = new Set(operations);
      return peer;
    } catch (error) {
      const said = (error as Error).message.trim().split("\n").at(-1);
      throw new SkipError(`${label} is not on this machine: ${said}`);
    }
  }

  /** Sends one line of words and returns the words of the answer. */
  request(...words: readonly (string | number)[]): Promise<string[]> {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(new Error(this.#complaints || "the peer has ended"));
      this.#waiting.push({ resolve, reject });
      this.#child.stdin!.write(`${words.join("\t")}\n`);
    });
  }

  /** One operation over arrays loaded before and plain numbers, timed by the peer itself. */
  side(operation: string, ...args: readonly (string | number)[]): Side {
    return {
      run: async (times) => (await this.request("run", operation, times, ...args)).map(Number),
    };
  }

  /** Ends the process and waits for its end. */
  async close(): Promise<void> {
    if (this.#ended) return;
    const closed = new Promise((resolve) => this.#child.once("close", resolve));
    this.#child.stdin!.end();
    await closed;
  }

  #answer(line: string): void {
    const [status, ...words] = line.split("\t");
    const waiting = this.#waiting.shift();
    if (status === "ok") waiting?.resolve(words);
    else waiting?.reject(new Error(words.join(" ") || line));
  }

  #end(): void {
    this.#ended = true;
    for (const { reject } of this.#waiting.splice(0)) {
      reject(new Error(this.#complaints || "the peer ended without an answer"));
    }
  }
}
