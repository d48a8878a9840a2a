// The simulated boxes of the benchmark, in a process of their own: started, counted and reset over IPC.
import { startBox, makeBoxCertificate, type SimulatedBox } from '../box';

/** How boxes behave in a run. */
export interface Pace {
  /** Added to every request. */
  readonly delayMs: number;
  /** One request at a time, all others wait. */
  readonly serial: boolean;
}

export type Order = { readonly start: number; readonly pace: Pace } | 'count';

/** What reached all boxes together since the last count. */
export interface Counts {
  readonly requests: number;
  readonly connections: number;
  readonly fullHandshakes: number;
  readonly resumedHandshakes: number;
  /** Answers 401 to requests without a login. */
  readonly challenges: number;
  /** Answers 401 to requests with one. */
  readonly refusedLogins: number;
}

/** Where a box is, and its user; the same one everywhere. */
export interface StartedBox {
  readonly host: string;
  readonly port: number;
  readonly tlsPort: number;
  readonly user: string;
  readonly password: string;
  readonly fingerprint: string;
}

let boxes: SimulatedBox[] = [];

/** One key for all: making it takes long, and using it costs the same. Sessions are each box's own in any case. */
const certificate = makeBoxCertificate({ host: 'fritz' });

async function stop(): Promise<void> {
  await Promise.all(boxes.splice(0).map((box) => box.close()));
}

async function start(count: number, { delayMs, serial }: Pace): Promise<StartedBox[]> {
  await stop();
  const shared = await certificate;
  boxes = await Promise.all(Array.from({ length: count }, () => startBox({ delayMs, certificate: shared })));
  return boxes.map((box) => {
    box.faults.serial = serial;
    const [user] = box.users;
    const { host, port, tlsPort, fingerprint } = box;
    return { host, port, tlsPort, fingerprint, user: user?.name ?? '', password: user?.password ?? '' };
  });
}

function count(): Counts {
  const sum = (of: (box: SimulatedBox) => number): number => boxes.reduce((total, box) => total + of(box), 0);
  const counts: Counts = {
    requests: sum(({ traffic }) => traffic.requests),
    connections: sum(({ traffic }) => traffic.connections.tls + traffic.connections.http),
    fullHandshakes: sum(({ traffic }) => traffic.handshakes.full),
    resumedHandshakes: sum(({ traffic }) => traffic.handshakes.resumed),
    challenges: sum(({ traffic }) => traffic.challenges),
    refusedLogins: sum(({ traffic }) => traffic.refusedLogins),
  };
  for (const { traffic } of boxes) traffic.reset();
  return counts;
}

process.on('disconnect', () => process.exit());
process.on('message', (order: Order) => {
  void (async () => {
    process.send?.(order === 'count' ? count() : await start(order.start, order.pace));
  })();
});
