// Where static tables end: the host's heap begins behind it.
export { __heap_base };
