// Unsigned integers in the order of Float64Array.prototype.sort: −∞ is 0, −0 comes before +0, and every NaN last. The bits
// of a float, those of a negative one but for its sign inverted, are in order as signed integers, with NaNs of negative
// sign below −∞; less those of −∞, as unsigned ones, they wrap around to the end.

/** The key of the bits of a float; K is u64 or u32. */
// @ts-ignore: decorator
@inline
export function toKey<K>(bits: K): K {
  return flip<K>(bits) - lowest<K>();
}

/** The bits of a float from its key. */
// @ts-ignore: decorator
@inline
export function fromKey<K>(key: K): K {
  return flip<K>(key + lowest<K>());
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
