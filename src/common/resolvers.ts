import { isIP } from 'node:net';

/** IP addresses of name servers, a port behind them if it is not 53. */
export function isResolvers(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string' && isResolver(one));
}

/** An IPv6 address in brackets with its zone and a port. */
const LONGEST = 100;

function isResolver(text: string): boolean {
  if (text.length > LONGEST) return false;
  const [, bracketed, host = bracketed ?? '', port = '53'] =
    /^(?:\[(.*)\]|([^:]*|.*:.*:.*?))(?::(\d{1,5}))?$/.exec(text) ?? [];
  return isIP(host) !== 0 && Number(port) >= 1 && Number(port) <= 65535;
}
