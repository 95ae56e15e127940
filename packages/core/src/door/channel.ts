import type { ConnectionLostError } from "../errors.js";

/** A message: values that are told apart by their place. */
export type Message = readonly unknown[];

/** What is asked of a door by those who speak through it. */
export interface Channel {
  /** Takes what arrives; to be set before the event loop turns. */
  onMessage: (message: Message) => void;
  /** Called once, when the connection has ended. */
  onClose: (reason: ConnectionLostError) => void;
  readonly isClosed: boolean;
  /** Encodes at once, and raises SerializationError where that fails; does nothing once the door is closed. */
  send(message: Message, name?: string): void;
  /** Resolves when the other side has read most of what was sent, or is gone. */
  room(): Promise<void>;
  /** Takes nothing more until `resume`: what is under way may still arrive. */
  pause(): void;
  resume(): void;
  /** Closes once everything has left. */
  close(): void;
}
