/**
 * How a text says that something was left out of it:
 * - `***`: a secret was here, or a text that may hold one. It is shown to no reader.
 * - `‹name 1›`: a value that leads to a box or a person, the same number for the same value in one text.
 */
export const MASK = '***';

/** @param kind what is left out, in the language of the text around it. */
export function placeholder(kind: string, number: number): string {
  return `‹${kind} ${number}›`;
}
