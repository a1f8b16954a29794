// The journal: what the host may read after a batch about statements that failed.
//
//   Failure  0           4         8              16             24 .. 39
//          +-----------+---------+--------------+--------------+--------------------------------+
//          | statement | Failure | detail (i64) | other (i64)  | ordinals: resource, scope,     |
//          |           |         |              |              | record, and what is below it   |
//          +-----------+---------+--------------+--------------+--------------------------------+
//            40          44
//          +-----------+-----------------------+
//          | pass      | instruction (address) |
//          +-----------+-----------------------+
//   What detail and other are depends on the Failure (failure.ts).

/** How many failures are kept in full; beyond that they are counted. */
export const JOURNAL_FAILURES_MAX = 1000;

export const FAILURE_STATEMENT = 0;
export const FAILURE_CODE = 4;
export const FAILURE_DETAIL = 8;
export const FAILURE_OTHER = 16;
export const FAILURE_ORDINALS = 24;
export const FAILURE_PASS = 40;
export const FAILURE_INSTRUCTION = 44;
export const FAILURE_BYTES = 48;
