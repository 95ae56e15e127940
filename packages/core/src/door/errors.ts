import { ParakernError } from "@parakern/kernels-wasm/errors";

/** A peer that does not know the key, or wants none: `E_AUTHENTICATION`. */
export class AuthenticationError extends ParakernError {
  constructor(message: string, options?: ErrorOptions) {
    super("E_AUTHENTICATION", message, options);
  }
}

/** A connection that broke or was closed, with what was under way on it: `E_CONNECTION_LOST`. */
export class ConnectionLostError extends ParakernError {
  constructor(message: string, options?: ErrorOptions) {
    super("E_CONNECTION_LOST", message, options);
  }
}

/** A peer that says what it may not say, or what cannot be understood: `E_PROTOCOL`. */
export class ProtocolError extends ParakernError {
  constructor(message: string, options?: ErrorOptions) {
    super("E_PROTOCOL", message, options);
  }
}

/** A Manager used out of turn, as started twice or after its end: `E_MANAGER_STATE`. */
export class ManagerStateError extends ParakernError {
  constructor(message: string) {
    super("E_MANAGER_STATE", message);
  }
}
