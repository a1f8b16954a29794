// Host functions: what a program calls that is not in WebAssembly, by number (format/functions.ts).
// The engine hands the arguments over as msgpack and takes the result the same way
// (assembly/functions/host-call.ts).

import { FunctionNumber, InternalFunction } from "../../format/functions.ts";
import { decodeArguments, encodeResult, HostResultError } from "./host-message.ts";
import type { HostValue } from "./host-message.ts";

export type { HostValue } from "./host-message.ts";

/**
 * Takes the arguments in the order of the parameters, an absent one as null. Throws HostFailure to
 * fail the statement.
 */
export type HostFunction = (...args: HostValue[]) => HostValue;

/** Host functions by number. */
export type HostFunctions = ReadonlyMap<number, HostFunction>;

/** Fails the statement that called the function; the next one runs. */
export class HostFailure extends Error {
  override readonly name = "HostFailure";
}

/** The bytes of the result, or why the function failed. */
export function callHostFunction(
  functions: HostFunctions,
  number: number,
  message: Uint8Array,
): Uint8Array | string {
  const hostFunction = functions.get(number);
  if (hostFunction === undefined) return "there is no such function";
  try {
    return encodeResult(hostFunction(...decodeArguments(message)));
  } catch (error) {
    if (error instanceof HostFailure || error instanceof HostResultError) return error.message;
    throw error;
  }
}

/** Names of the functions that a program needs and nobody provides. */
export function missingHostFunctions(
  needed: readonly number[],
  functions: HostFunctions,
): readonly string[] {
  return needed
    .filter((number) => !functions.has(number))
    .map((number) => FunctionNumber[number] ?? InternalFunction[number] ?? `function ${number}`);
}
