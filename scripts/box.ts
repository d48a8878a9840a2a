// npm run box: runs simulated boxes, for clients written in other languages.
import { isIPv6 } from 'node:net';
import { USAGE, UsageError, readCommandLine, type CommandLine } from '../test/box/commandLine';
import { SCENARIOS } from '../test/box/scenarios';
import { isLoopback } from '../test/box/simulation';
import { startBox, type BoxOptions, type SimulatedBox } from '../test/box/simulatedBox';

async function main(): Promise<void> {
  const command = readCommandLine(process.argv.slice(2));
  if (command.help) {
    process.stdout.write(USAGE);
    return;
  }
  const boxes = await startAll(command);
  const close = (): void => {
    void Promise.all(boxes.map((box) => box.close())).then(() => process.exit(0));
  };
  // Before the boxes are announced: a reader of the announcement may end this at once, and more than once.
  process.on('SIGINT', close).on('SIGTERM', close);
  process.stdout.write(`${JSON.stringify({ boxes: boxes.map(summary) })}\n${boxes.map(inWords).join('')}`);
}

/** Side by side, since each box makes a key of its own. If one fails, none is left running. */
async function startAll({ scenario, host, ports }: CommandLine): Promise<SimulatedBox[]> {
  const name = SCENARIOS[scenario]().device.friendlyName;
  const started = await Promise.allSettled(
    ports.map((pair, index) =>
      startDiscoverable({ scenario, host, ...pair, ...(index > 0 ? { name: `${name} (${index + 1})` } : {}) }),
    ),
  );
  const boxes = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failure = started.find((result) => result.status === 'rejected');
  if (failure) {
    await Promise.all(boxes.map((box) => box.close()));
    throw failure.reason;
  }
  return boxes;
}

/** Discovery is the only thing here that binds a datagram socket; without it a box is still of use. */
async function startDiscoverable(options: BoxOptions): Promise<SimulatedBox> {
  try {
    return await startBox({ ...options, ssdp: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall !== 'bind') {
      throw error;
    }
    process.stderr.write(`Cannot be discovered: ${String(error)}\n`);
    return startBox(options);
  }
}

function summary({ name, host, port, tlsPort, users, fingerprint }: SimulatedBox): object {
  return { name, host, port, tlsPort, users, fingerprint };
}

const LOOPBACK: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/** Only from this machine, and only if the box listens there. */
function atTheBox({ host, port }: SimulatedBox): string[] {
  const address = LOOPBACK[host] ?? host;
  const url = `http://${inUrl(address)}:${port}/simulation`;
  return isLoopback(address)
    ? [`  at the box: curl -X POST ${url}/button (or dial/CODE, reboot?seconds=N); GET ${url} tells its state`]
    : [];
}

const inUrl = (address: string): string => (isIPv6(address) ? `[${address}]` : address);

function inWords(box: SimulatedBox): string {
  const { name, host, port, tlsPort, users, fingerprint } = box;
  const address = inUrl(host);
  const logins = users.map((user) => `${user.name} / ${user.password}`).join(', ');
  return [
    name,
    `  http://${address}:${port}/tr64desc.xml`,
    `  https://${address}:${tlsPort}/tr64desc.xml  ${fingerprint}`,
    `  logins: ${logins}`,
    ...atTheBox(box),
    '',
  ].join('\n');
}

main().catch((error: unknown) => {
  const isUsage = error instanceof UsageError;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${isUsage ? `\n${USAGE}` : ''}`);
  process.exitCode = isUsage ? 2 : 1;
});
