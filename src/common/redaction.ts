/**
 * How a text says that something was left out of it. There are these two notations and no third:
 *
 * - `***`: a secret was here, or a text that may hold one. It is shown to no reader.
 * - `‹name 1›`, `‹IPv4 2›`: a value that leads to a box or a person, in a text for readers that are not to learn it (a
 *   forum, a language model). In one text the same value has the same number.
 */
export const MASK = '***';

/** @param kind what is left out, in the language of the text around it. */
export function placeholder(kind: string, number: number): string {
  return `‹${kind} ${number}›`;
}
