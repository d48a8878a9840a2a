import { XMLParser } from 'fast-xml-parser';
import assert from 'node:assert/strict';
import { SCENARIOS, type ScenarioName, type SimulatedBox } from '../../box';
import { call, request, startTestBox } from './client';

type Element = Record<string, unknown>;

const parser = new XMLParser({
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => ['service', 'device', 'action', 'argument', 'stateVariable', 'allowedValue'].includes(name),
});

async function read(box: SimulatedBox, path: string): Promise<Element> {
  const { status, body } = await request(box, { path });
  assert.equal(status, 200, path);
  return parser.parse(body) as Element;
}

/** Child elements of that name below a path of elements; empty where there are none. */
function list(element: Element, ...path: string[]): Element[] {
  const found = path.reduce<unknown>((inner, name) => (inner as Element | undefined)?.[name], element);
  return Array.isArray(found) ? (found as Element[]) : [];
}

function allDevices(device: Element): Element[] {
  return [device, ...list(device, 'deviceList', 'device').flatMap(allDevices)];
}

interface DescribedService {
  type: string;
  name: string;
  actions: { name: string; in: string[]; out: string[] }[];
}

/** Reads as a client does: the device description, then the description of every service in it. */
async function describe(box: SimulatedBox): Promise<DescribedService[]> {
  const { root } = (await read(box, '/tr64desc.xml')) as { root: Element };
  const services = list(root, 'device')
    .flatMap(allDevices)
    .flatMap((device) => list(device, 'serviceList', 'service'));
  return Promise.all(
    services.map(async (service) => {
      const { scpd } = (await read(box, String(service.SCPDURL))) as { scpd: Element };
      const variables = list(scpd, 'serviceStateTable', 'stateVariable').map(({ name }) => name);
      const actions = list(scpd, 'actionList', 'action').map((action) => {
        const given = list(action, 'argumentList', 'argument');
        for (const { name, relatedStateVariable } of given) {
          assert.ok(variables.includes(relatedStateVariable), `${String(name)} of ${String(service.serviceType)}`);
        }
        const inDirection = (wanted: string) =>
          given.filter(({ direction }) => direction === wanted).map(({ name }) => String(name));
        return { name: String(action.name), in: inDirection('in'), out: inDirection('out') };
      });
      assert.equal(service.eventSubURL, service.controlURL);
      const type = String(service.serviceType);
      return { type, name: type.split(':').at(-2) ?? '', actions };
    }),
  );
}

suite('Simulated box: descriptions', () => {
  let box: SimulatedBox;

  const start = async (scenario: ScenarioName) => {
    box = await startTestBox({ scenario });
    return describe(box);
  };

  const actionOf = (services: DescribedService[], service: string, action: string) =>
    services.find(({ name }) => name === service)?.actions.find(({ name }) => name === action);

  teardown(() => box.close());

  for (const scenario of Object.keys(SCENARIOS) as ScenarioName[]) {
    test(`${scenario}: what is described can be called, and answers as described`, async () => {
      const services = await start(scenario);
      const done: string[] = [];
      for (const { name, actions } of services) {
        for (const action of actions.filter((each) => each.in.length === 0)) {
          const answer = await call(box, name, action.name).catch((error: unknown) => {
            assert.match(String(error), /500\/501/, `${name} ${action.name}`);
            return undefined;
          });
          if (answer) {
            assert.deepEqual(Object.keys(answer), action.out, `${name} ${action.name}`);
            done.push(`${name}.${action.name}`);
          }
        }
      }
      assert.ok(done.includes('DeviceInfo.GetInfo') && done.includes('LANConfigSecurity.X_AVM-DE_GetUserList'));
    }).timeout(20_000);
  }

  test('the tree of devices and the form of identities', async () => {
    box = await startTestBox({ name: 'Haus <am> See & Ufer' });
    const { body } = await request(box, { path: '/tr64desc.xml' });
    assert.match(body, /<friendlyName>Haus &lt;am&gt; See &amp; Ufer<\/friendlyName>/);
    assert.match(body, /<HW>226<\/HW>\n<Major>154<\/Major>\n<Minor>8<\/Minor>\n<Patch>2<\/Patch>/);
    assert.match(body, /<Display>154.08.02<\/Display>/);
    const mac = box.state.device.mac;
    assert.match(body, new RegExp(`<UDN>uuid:75802409-bccb-40e7-8e6b-${mac}</UDN>`));
    assert.match(body, new RegExp(`<serialNumber>${mac.match(/../g)?.join(':') ?? ''}</serialNumber>`));
    assert.deepEqual(
      [...body.matchAll(/<deviceType>urn:dslforum-org:device:(.*):1</g)].map(([, type]) => type),
      ['InternetGatewayDevice', 'LANDevice', 'WANDevice', 'WANConnectionDevice'],
    );
    // Clients take one service alone for no list.
    for (const services of body.match(/<serviceList>[^]*?<\/serviceList>/g) ?? [])
      assert.ok((services.match(/<service>/g) ?? []).length >= 2, services);
    assert.match(body, /<serviceId>urn:LANHCfgMgm-com:serviceId:LANHostConfigManagement1<\/serviceId>/);
  });

  test('8.02 knows Let’s Encrypt, with arguments in the order of real boxes', async () => {
    const services = await start('7590-8.02');
    assert.deepEqual(actionOf(services, 'X_AVM-DE_RemoteAccess', 'GetInfo')?.out, [
      'NewEnabled',
      'NewPort',
      'NewUsername',
      'NewLetsEncryptEnabled',
      'NewLetsEncryptState',
    ]);
    assert.deepEqual(actionOf(services, 'X_AVM-DE_RemoteAccess', 'SetDDNSConfig')?.in, [
      'NewEnabled',
      'NewProviderName',
      'NewUpdateURL',
      'NewDomain',
      'NewUsername',
      'NewMode',
      'NewServerIPv4',
      'NewServerIPv6',
      'NewPassword',
    ]);
    assert.ok(actionOf(services, 'X_AVM-DE_RemoteAccess', 'SetLetsEncryptEnable'));
    const { body } = await request(box, { path: '/x_remoteSCPD.xml' });
    assert.match(body, /<name>Port<\/name>\n<dataType>string<\/dataType>/);
    assert.match(body, /<allowedValue>ddns_together<\/allowedValue>/);
  });

  test('7.29 knows neither Let’s Encrypt nor the state of MyFRITZ!', async () => {
    const services = await start('7530-7.29');
    assert.deepEqual(actionOf(services, 'X_AVM-DE_RemoteAccess', 'GetInfo')?.out, [
      'NewEnabled',
      'NewPort',
      'NewUsername',
    ]);
    assert.equal(actionOf(services, 'X_AVM-DE_RemoteAccess', 'SetLetsEncryptEnable'), undefined);
    assert.equal(actionOf(services, 'X_AVM-DE_MyFritz', 'GetInfo')?.out.includes('NewState'), false);
    const { body } = await request(box, { path: '/tr64desc.xml' });
    assert.doesNotMatch(body, /serialNumber/);
    await assert.rejects(call(box, 'X_AVM-DE_RemoteAccess', 'SetLetsEncryptEnable', { NewLetsEncryptEnabled: '1' }), {
      message: '500/401',
    });
  });

  test('a firmware update brings what was missing', async () => {
    await start('7530-7.29');
    Object.assign(box.state.device.firmware, { minor: 8, patch: 2 });
    assert.ok(actionOf(await describe(box), 'X_AVM-DE_RemoteAccess', 'SetLetsEncryptEnable'));
  });

  test('a repeater has neither remote access nor an internet connection', async () => {
    const names = (await start('repeater')).map(({ name }) => name);
    assert.ok(names.includes('DeviceInfo') && names.includes('LANConfigSecurity'));
    assert.ok(!names.some((name) => /RemoteAccess|MyFritz|^WAN/.test(name)), names.join());
    const { body } = await request(box, { path: '/tr64desc.xml' });
    assert.match(body, /<deviceType>urn:dslforum-org:device:InternetGatewayDevice:1</);
    assert.doesNotMatch(body, /WANDevice/);
    assert.equal((await request(box, { path: '/x_remoteSCPD.xml' })).status, 404);
  });
});
