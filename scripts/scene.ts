/** Three boxes as one meets them, in a world of their own: what the demo shows, and the pictures of the README. */
import { type BoxOptions, startBox, type SimulatedBox } from '../test/box';
import { World } from '../test/net/world';

export interface Scene {
  readonly world: World;
  /** One that is well, one whose name leads elsewhere, and one with an old FRITZ!OS. */
  readonly home: SimulatedBox;
  readonly parents: SimulatedBox;
  readonly office: SimulatedBox;
}

/** Home networks of their own, in which each has its own port of TR-069. */
export const HOME_ADDRESSES = { home: '127.0.0.1', parents: '127.0.0.2', office: '127.0.0.3' } as const;

export interface Names {
  readonly home: string;
  readonly parents: string;
  readonly office: string;
}

export async function startScene(names: Names): Promise<Scene> {
  const world = await World.start();
  const start = (options: BoxOptions): Promise<SimulatedBox> =>
    startBox({ ...options, ssdp: world.searchPort, remote: { translated: true } });
  const [home, parents, office] = await Promise.all([
    start({ scenario: '7590-8.02', name: names.home, maintenance: { behaviour: 'silent' } }),
    start({ scenario: 'second-factor', name: names.parents }),
    start({ scenario: '7530-7.29', name: names.office }),
  ]);

  home.state.secondFactor.required = [...parents.state.secondFactor.required];
  home.state.myFritz.name = 'abc123def456.myfritz.net';
  // Its own port of TR-069 is the one that is open to the provider.
  home.setRemoteCertificate(await world.certify([home.state.myFritz.name, home.state.ddns.domain]));

  Object.assign(parents.state.ddns, {
    ...{ domain: 'parents.example.org', mode: 'ddns_v4', statusIPv6: '' },
    updateUrl: 'https://dyn.example.org/update?host=<domain>&ip=<ipaddr>&user=<username>&token=<pass>',
  });
  Object.assign(parents.state.myFritz, { enabled: false, registered: false });
  Object.assign(parents.state.remoteAccess, { port: 48443, letsEncryptEnabled: false });
  Object.assign(parents.state.internet, { ipv4: '198.51.100.24', ipv6: '' });
  parents.state.managementServer.connectionRequestUrl = 'http://198.51.100.24:8089/a1b2c3d4e5f60718';

  Object.assign(office.state.ddns, { enabled: false, domain: 'office.example.org', statusIPv4: '', statusIPv6: '' });
  Object.assign(office.state.internet, { ipv4: '198.51.100.77', ipv6: '' });

  world.setName('fritz.box', { A: ['192.168.178.1'] });
  world.add(home);
  // The provider still has the address from before.
  world.add(parents, { stale: { A: ['198.51.100.7'] }, home: HOME_ADDRESSES.parents });
  world.add(office, { home: HOME_ADDRESSES.office });
  return { world, home, parents, office };
}
