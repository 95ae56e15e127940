/** Text in PEM or bytes, one or several. */
export type Pem = string | Uint8Array | readonly (string | Uint8Array)[];

// Node's own types are not named here: users would have to install @types/node to compile.
/** What both sides of TLS may say, passed on to node:tls. */
export interface TlsOptions {
  readonly cert?: Pem | undefined;
  readonly key?: Pem | undefined;
  readonly passphrase?: string | undefined;
  /** Certificate and key in one, as PKCS #12. */
  readonly pfx?: Pem | undefined;
  /** Authorities that are trusted; the well-known ones unless given. */
  readonly ca?: Pem | undefined;
  readonly crl?: Pem | undefined;
  readonly ciphers?: string | undefined;
  readonly ecdhCurve?: string | undefined;
  readonly sigalgs?: string | undefined;
  readonly minVersion?: "TLSv1.2" | "TLSv1.3" | undefined;
  readonly maxVersion?: "TLSv1.2" | "TLSv1.3" | undefined;
  /** Whether a peer without a trusted certificate is turned away. */
  readonly rejectUnauthorized?: boolean | undefined;
}

/** What a server says of TLS. */
export interface TlsServerOptions extends TlsOptions {
  /** Whether clients have to show a certificate. */
  readonly requestCert?: boolean | undefined;
  /** Milliseconds that the handshake of TLS may take; 5 s unless given. */
  readonly handshakeTimeout?: number | undefined;
}

/** What a client says of TLS. */
export interface TlsClientOptions extends TlsOptions {
  /** The name that the server's certificate must have, where it is not that of the address. */
  readonly servername?: string | undefined;
}
