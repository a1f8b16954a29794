// A lambda of a program: its body is code of its own behind the code of its pass, and the cells
// that the body works on are temporaries of the pass, above those that are in use where the lambda
// stands. So a lambda inside another one has cells of its own, and nothing is saved or restored
// around a call: no lambda can call itself.
//
//   Lambda   0        4                        8          12 .. 15
//          +--------+------------------------+----------+----------------------+
//          | code   | first parameter's cell | result's | parameters read      |
//          | (ptr)  | (a row)                | cell     | (bit = parameter)    |
//          +--------+------------------------+----------+----------------------+

export const LAMBDA_CODE = 0;
export const LAMBDA_PARAMETERS = 4;
export const LAMBDA_RESULT = 8;
/** Those that the body reads; the others need no value. */
export const LAMBDA_READS = 12;
export const LAMBDA_BYTES = 16;
