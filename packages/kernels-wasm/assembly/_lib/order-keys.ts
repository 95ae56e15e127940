// Unsigned integers in the order of elements. That of floats is that of Float64Array.prototype.sort: −∞ is 0, −0 comes
// before +0, and every NaN last. The bits of a float, those of a negative one but for its sign inverted, are in order as
// signed integers, with NaNs of negative sign below −∞; less those of −∞, as unsigned ones, they wrap around to the end.

/** The key of the bits of an element of type T; K is the unsigned integer of its size. */
// @ts-ignore: decorator
@inline
export function toKey<T, K>(bits: K): K {
  return isFloat<T>() ? flip<K>(bits) - lowest<K>() : isSigned<T>() ? invertSign<K>(bits) : bits;
}

/** The bits of an element from its key. */
// @ts-ignore: decorator
@inline
export function fromKey<T, K>(key: K): K {
  return isFloat<T>() ? flip<K>(key + lowest<K>()) : isSigned<T>() ? invertSign<K>(key) : key;
}

// @ts-ignore: decorator
@inline
function invertSign<K>(bits: K): K {
  return bits ^ (<K>1 << <K>(8 * sizeof<K>() - 1));
}

// @ts-ignore: decorator
@inline
function flip<K>(bits: K): K {
  return sizeof<K>() == 8
    ? <K>(<u64>bits ^ (<u64>(<i64>bits >> 63) >> 1))
    : <K>(<u32>bits ^ (<u32>(<i32>bits >> 31) >> 1));
}

// @ts-ignore: decorator
@inline
function lowest<K>(): K {
  return sizeof<K>() == 8 ? <K>0x800fffffffffffff : <K>0x807fffff;
}
