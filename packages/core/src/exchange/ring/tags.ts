/** The first byte of each part of a simple item. */
export const UNDEFINED = 0;
export const NULL = 1;
export const FALSE = 2;
export const TRUE = 3;
/** A whole number of 32 bits. */
export const INTEGER = 4;
export const NUMBER = 5;
/** A length, and as many bytes of Latin-1. */
export const STRING = 6;
/** A length, and as many parts. */
export const ARRAY = 7;
/** A length, and as many pairs of a key (as STRING without its tag) and a part. */
export const RECORD = 8;
