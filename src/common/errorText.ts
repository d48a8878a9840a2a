import { inspect } from 'node:util';
import { LIMITS } from './limits';
import { cutText, plainText } from './plainText';

/** Fields of errors, and of their details, that are this program's own words, a number or an address spoken to. */
const TOLD = [
  ...['kind', 'call', 'status', 'code', 'address', 'otherAddress', 'route', 'retryAt', 'fingerprint'],
  ...['errno', 'syscall', 'hostname', 'port'],
];

/** How many causes of causes are named. */
const DEEPEST = 5;

/** An error as the log may have it: without what another side has written (a fault, a certificate, a request). */
export function errorText(error: unknown): string {
  return cutText(told(error, DEEPEST), LIMITS.loggedError);
}

function told(error: unknown, depth: number): string {
  if (!(error instanceof Error)) return plainText(inspect(error, { depth: 0 }));
  const { name, message, stack = '', cause } = error;
  const code: unknown = Reflect.get(error, 'code');
  const causes = [cause, ...(error instanceof AggregateError ? (error.errors as unknown[]).slice(0, DEEPEST) : [])];
  return [
    // A message of Node may quote the other side, the names in a certificate, say: it has a code instead.
    plainText(`${name}: ${typeof code === 'string' ? code : message}`),
    ...places(stack, message),
    ...fields({ ...error, ...(Reflect.get(error, 'details') as object | undefined) }),
    ...causes.flatMap((one) => (one === undefined || depth === 0 ? [] : [`because of ${told(one, depth - 1)}`])),
  ].join('\n');
}

/** Where it was thrown, without the message that a stack begins with. */
function places(stack: string, message: string): string[] {
  const lines = stack.slice(stack.indexOf(message) + message.length).split('\n');
  return lines.filter((line) => /^ +at /.test(line)).map((line) => `  ${plainText(line.trim())}`);
}

function fields(error: Readonly<Record<string, unknown>>): string[] {
  return TOLD.flatMap((name) => {
    const value = error[name];
    return ['string', 'number'].includes(typeof value) ? [`  ${name}: ${plainText(String(value), LIMITS.value)}`] : [];
  });
}
