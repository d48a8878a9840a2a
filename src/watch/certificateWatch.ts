import type { BoxState } from '../box/boxState';
import { certificateDays } from '../diagnosis/certificate';
import { boxNames, type Door, doorOf } from '../diagnosis/boxHosts';
import { isBox } from '../diagnosis/world';
import type { probeTls } from '../net/probeTls';
import type { WorldStore } from '../storage/worldStore';
import { formatAddress } from '../tr064/address';

export interface CertificateWatchOptions {
  /** How an address and port are looked at, for tests. */
  readonly probe?: typeof probeTls;
  /** Milliseconds since the epoch, for tests. */
  readonly now?: () => number;
}

/** Certificates last for weeks; in milliseconds. */
const LOOK_EVERY = 24 * 60 * 60_000;

/** Looks once a day at the certificate that a router serves at its own public address, without asking the DNS. */
export class CertificateWatch {
  private readonly now: () => number;

  constructor(
    private readonly worlds: WorldStore,
    private readonly options: CertificateWatchOptions = {},
  ) {
    this.now = options.now ?? Date.now;
  }

  /** Days left of the certificate that a router was last seen to serve; `undefined` while remote access is off. */
  async days(routerId: string, boxState: BoxState): Promise<number | undefined> {
    const door = doorOf(boxState);
    if (door === undefined) return undefined;
    if (this.isDue(routerId, door)) await this.look(routerId, door, boxState);
    return certificateDays(boxState, this.worlds.get(routerId), new Date(this.now()));
  }

  private isDue(routerId: string, door: Door): boolean {
    const last = this.worlds.get(routerId)?.certificate;
    const since = this.now() - Date.parse(last?.at ?? '');
    // Not to have been yet is due as well: the clock was set back.
    return last?.of !== formatAddress(door.host, door.port) || since >= LOOK_EVERY || since < 0;
  }

  private async look(routerId: string, door: Door, boxState: BoxState): Promise<void> {
    const probe = this.options.probe ?? (await import('../routers/onDemand')).probeTls;
    const names = boxNames(boxState).map((name) => ({ name: name.toLowerCase() }));
    const box = { fingerprint: this.worlds.get(routerId)?.outside?.fingerprint, names };
    let validTo: string | undefined;
    for (const address of door.addresses) {
      const seen = await probe(door.host, address, door.port);
      if (seen.state !== 'tls' || !isBox(box, seen)) continue;
      if (!seen.certificate.selfSigned) validTo = seen.certificate.validTo;
      break;
    }
    const certificate = { at: new Date(this.now()).toISOString(), of: formatAddress(door.host, door.port), validTo };
    await this.worlds.set(routerId, { certificate });
  }
}
