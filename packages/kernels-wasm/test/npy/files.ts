/** The bytes of an `.npy` file with any header, true or false. */
export function npyBytes(
  header: string,
  data: Uint8Array | number = 0,
  version: readonly [number, number] = [1, 0],
): Buffer {
  const wide = version[0] > 1;
  const start = wide ? 12 : 10;
  const length = Math.ceil((start + header.length + 1) / 64) * 64;
  const bytes = Buffer.alloc(length, " ");
  bytes.write(`\u0093NUMPY${String.fromCharCode(...version)}`, 0, "latin1");
  if (wide) bytes.writeUInt32LE(length - start, 8);
  else bytes.writeUInt16LE(length - start, 8);
  bytes.write(header, start, "latin1");
  bytes.write("\n", length - 1);
  return Buffer.concat([bytes, typeof data === "number" ? Buffer.alloc(data) : data]);
}

/** The header that NumPy writes. */
export function npyText(descr: string, shape: string, fortran = "False"): string {
  return `{'descr': '${descr}', 'fortran_order': ${fortran}, 'shape': ${shape}, }`;
}

/** Files that no reader may believe: name, bytes, and what the error says. */
export const HOSTILE: readonly (readonly [name: string, bytes: Buffer, says: string])[] = [
  ["an empty file", Buffer.alloc(0), "does not begin"],
  ["a text", Buffer.from("1\n2\n3\n"), "does not begin"],
  ["a zip", Buffer.from("PK\u0003\u0004".padEnd(244, "\0"), "latin1"), "does not begin"],
  ["half a magic string", Buffer.from("\u0093NUM", "latin1"), "does not begin"],
  ["nothing but the magic string", Buffer.from("\u0093NUMPY", "latin1"), "cut off after 6 bytes"],
  ["version 9", npyBytes(npyText("<f8", "(0,)"), 0, [9, 0]), "version is 9"],
  [
    "a header longer than the file",
    npyBytes(npyText("<f8", "(1,)"), 8).fill(0xff, 8, 10),
    "claims 65535 bytes",
  ],
  [
    "a header of 4 GiB",
    npyBytes(npyText("<f8", "(1,)"), 8, [2, 0]).fill(0xff, 8, 12),
    "claims 4294967295 bytes",
  ],
  ["a header of spaces", npyBytes("".padEnd(40)), "not the dictionary"],
  ["a header of NULs", npyBytes("\0".repeat(40)), "not the dictionary"],
  ["a header that is code", npyBytes("__import__('os').system('true')"), "not the dictionary"],
  ["a header without a shape", npyBytes("{'descr': '<f8', 'fortran_order': False}"), "not the dictionary"],
  ["a key twice", npyBytes("{'descr': '<f8', 'descr': '<f8', 'shape': (0,)}"), "not the dictionary"],
  [
    "a key of another kind",
    npyBytes("{'descr': '<f8', 'fortran_order': False, '__proto__': (0,)}"),
    "not the dictionary",
  ],
  [
    "a shape that is no tuple",
    npyBytes("{'descr': '<f8', 'fortran_order': False, 'shape': True}"),
    "wrong kinds",
  ],
  ["a negative size", npyBytes(npyText("<f8", "(-1,)"), 8), "not the dictionary"],
  ["a gap in the shape", npyBytes(npyText("<f8", "(1,,2)"), 8), "is none"],
  ["1e18 elements", npyBytes(npyText("<f8", "(1000000000000000000,)"), 8), "is none"],
  ["8 TiB", npyBytes(npyText("<f8", "(1099511627776,)"), 8), "takes 8796093022208 bytes, and 8 are there"],
  ["sizes that overflow", npyBytes(npyText("<f8", `(${"999999999999999, ".repeat(30)})`), 8), "cut off"],
  [
    "sizes that overflow, and a zero",
    npyBytes(npyText("<f8", `(${"999999999999999, ".repeat(30)}0)`), 8),
    "too many",
  ],
  ["40 dimensions", npyBytes(npyText("<f8", `(${"1, ".repeat(40)})`), 8), "is none"],
  ["one byte too few", npyBytes(npyText("<f8", "(2,)"), 15), "takes 16 bytes, and 15 are there"],
  ["one byte too many", npyBytes(npyText("<f8", "(2,)"), 17), "takes 16 bytes, and 17 are there"],
  ["NumPy's i64", npyBytes(npyText("<i8", "(1,)"), 8), 'dtype "<i8"'],
  ["big-endian numbers", npyBytes(npyText(">f8", "(1,)"), 8), 'dtype ">f8"'],
  ["complex numbers", npyBytes(npyText("<c16", "(1,)"), 16), 'dtype "<c16"'],
  ["Python objects", npyBytes(npyText("|O", "(1,)"), 8), 'dtype "|O"'],
  ["records", npyBytes("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,)}", 8), "[(a, <f8)]"],
  ["a dtype from the prototype", npyBytes(npyText("constructor", "(1,)"), 8), 'dtype "constructor"'],
  ["columns first", npyBytes(npyText("<f8", "(2, 2)", "True"), 32), "columns are stored"],
];
