/**
 * Options of the command that runs simulated boxes.
 */
import { parseArgs } from 'node:util';
import { DEFAULT_SCENARIO, SCENARIOS, isScenario, type ScenarioName } from './scenarios';

export const USAGE = `Runs simulated FRITZ!Boxes until it is stopped (Ctrl+C).

  --port N         TR-064 over HTTP on this port (else on a free one)
  --tls-port N     TR-064 over HTTPS on this port (else on a free one)
  --count N        so many boxes; given ports are the first of consecutive ones
  --scenario NAME  ${Object.keys(SCENARIOS).join(', ')} (default: ${DEFAULT_SCENARIO})
  --host ADDR      listen on this address (default: 127.0.0.1; 0.0.0.0 for all)
  --help           this text

The first line of the output is JSON: {"boxes":[{"name","host","port","tlsPort","users":[{"name","password"}],
"fingerprint"}]}, the user with configuration rights first.
`;

export interface CommandLine {
  help: boolean;
  scenario: ScenarioName;
  host: string;
  /** One entry per box; 0 for a free port. */
  ports: { port: number; tlsPort: number }[];
}

/** What is wrong with the options, in words for the person. */
export class UsageError extends Error {}

const MOST_BOXES = 250;

export function readCommandLine(options: string[]): CommandLine {
  const { values } = parsed(options);
  const scenario = values.scenario ?? DEFAULT_SCENARIO;
  if (!isScenario(scenario)) {
    throw new UsageError(`There is no scenario "${scenario}"; there are ${Object.keys(SCENARIOS).join(', ')}.`);
  }
  const count = whole('--count', values.count ?? '1', 1, MOST_BOXES);
  const [port, tlsPort] = [values.port, values['tls-port']].map((value, index) =>
    value === undefined ? 0 : whole(index === 0 ? '--port' : '--tls-port', value, 1, 65536 - count),
  );
  if (port && tlsPort && Math.abs(port - tlsPort) < count) {
    throw new UsageError(`With ${count} boxes the ports from ${port} and those from ${tlsPort} overlap.`);
  }
  const ports = Array.from({ length: count }, (_, index) => ({
    port: port ? port + index : 0,
    tlsPort: tlsPort ? tlsPort + index : 0,
  }));
  return { help: values.help ?? false, scenario, host: values.host ?? '127.0.0.1', ports };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        'tls-port': { type: 'string' },
        count: { type: 'string' },
        scenario: { type: 'string' },
        host: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function whole(option: string, value: string, least: number, most: number): number {
  const number = /^\d{1,6}$/.test(value) ? Number(value) : NaN;
  if (!(number >= least && number <= most)) {
    throw new UsageError(`${option} takes a whole number from ${least} to ${most}, not "${value}".`);
  }
  return number;
}
