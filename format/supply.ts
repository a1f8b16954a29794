// What only the host knows: the time, and chance. The host writes both into a block of WASM memory
// whose address the export `supply` gives, so that no call crosses the boundary for them.
//
//   Supply  0                       8          16 .. 47
//         +-----------------------+----------+-------------------------------------+
//         | nanoseconds since     | -        | 32 random bytes: the generator's    |
//         | 1970 (i64), per batch |          | key, once before the first batch    |
//         +-----------------------+----------+-------------------------------------+

export const SUPPLY_CLOCK = 0;
export const SUPPLY_KEY = 16;
export const SUPPLY_BYTES = 48;
