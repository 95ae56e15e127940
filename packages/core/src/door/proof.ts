import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** Who proves to know the key: it is part of the proof, so that none can be sent back to its maker. */
export type Role = "client" | "server";

export const NONCE_BYTES = 32;
export const PROOF_BYTES = 32;

/** What both sides know of one handshake. */
export interface Terms {
  readonly service: string;
  readonly serverNonce: Uint8Array;
  readonly clientNonce: Uint8Array;
}

/** Bytes that nobody has seen before. */
export function nonce(): Uint8Array {
  return randomBytes(NONCE_BYTES);
}

/** The proof that a role knows the key: HMAC-SHA-256 over its label and all that was said. */
export function prove(key: Uint8Array, role: Role, terms: Terms): Uint8Array {
  return createHmac("sha256", key)
    .update(`parakern door 1\n${role}\n${key.length > 0 ? "key" : "insecure"}\n${terms.service}\n`)
    .update(terms.serverNonce)
    .update(terms.clientNonce)
    .digest();
}

/** Whether a proof is right, in a time that does not depend on where it is wrong. */
export function isProof(proof: Uint8Array, key: Uint8Array, role: Role, terms: Terms): boolean {
  return proof.length === PROOF_BYTES && timingSafeEqual(proof, prove(key, role, terms));
}
