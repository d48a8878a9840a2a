import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findService, parseDescription, REMOTE_ACCESS } from '../../../src/tr064/description';
import { Tr064Error } from '../../../src/tr064/errors';
import { parseScpd } from '../../../src/tr064/scpd';
import { startBox } from '../../box';

const service = (controlUrl: string) =>
  `<root><device><serviceList><service><serviceType>urn:x</serviceType><controlURL>${controlUrl}</controlURL><SCPDURL>/x.xml</SCPDURL></service></serviceList></device></root>`;

suite('device descriptions', () => {
  test('are read to the services of the innermost device', async () => {
    const box = await startBox();
    try {
      const get = async (file: string) => (await fetch(`http://127.0.0.1:${box.port}/${file}`)).text();
      const description = parseDescription(await get('tr64desc.xml'));
      assert.equal(description.modelName, 'FRITZ!Box 7590');
      assert.equal(description.modelNumber, '7590 - avm');
      assert.equal(description.softwareVersion, '154.08.02');
      assert.match(description.udn, /^uuid:/);
      assert.equal(findService(description, REMOTE_ACCESS)?.controlUrl, '/upnp/control/x_remote');
      const wan = findService(description, 'urn:dslforum-org:service:WANIPConnection:1');
      assert.equal(wan?.controlUrl, '/upnp/control/wanipconnection1');

      const scpd = parseScpd(await get('x_remoteSCPD.xml'));
      const setDdns = scpd.actions.find(({ name }) => name === 'SetDDNSConfig');
      assert.deepEqual(setDdns?.args.filter(({ direction }) => direction === 'in').length, 9);
      const mode = scpd.variables.find(({ name }) => name === 'Mode');
      assert.deepEqual(mode?.allowedValues, ['ddns_v4', 'ddns_v6', 'ddns_both', 'ddns_together']);
    } finally {
      await box.close();
    }
  });

  test('count only services with paths of the box: no other host is ever spoken to', () => {
    assert.equal(parseDescription(service('/upnp/control/x')).services.length, 1);
    for (const url of ['http://evil.example/x', '//evil.example/x', 'x', '', '/a b', '/a\r\nHost: evil'])
      assert.deepEqual(parseDescription(service(url)).services, [], url);
  });

  test('that are none are refused', () => {
    const refused = (kind: string) => (e: unknown) => e instanceof Tr064Error && e.kind === kind;
    assert.throws(() => parseDescription('<html><body/></html>'), refused('not-a-box'));
    assert.throws(() => parseDescription('<html>'), refused('bad-response'));
  });

  // Descriptions of real boxes, a folder each with tr64desc.xml and SCPDs (CONTRIBUTING.md, "Real boxes").
  const real = process.env.BOX_DESCRIPTIONS;
  for (const folder of real === undefined
    ? []
    : readdirSync(real, { withFileTypes: true }).filter((f) => f.isDirectory())) {
    test(`of a real box are read: ${folder.name}`, () => {
      const read = (file: string) => readFileSync(path.join(real ?? '', folder.name, file), 'utf8');
      const description = parseDescription(read('tr64desc.xml'));
      assert.ok(findService(description, REMOTE_ACCESS));
      assert.ok(description.services.length > 20);
      for (const file of readdirSync(path.join(real ?? '', folder.name)).filter((name) => name.endsWith('SCPD.xml'))) {
        const { actions, variables } = parseScpd(read(file));
        assert.ok(actions.length > 0, file);
        const names = new Set(variables.map(({ name }) => name));
        for (const { args } of actions)
          for (const { variable } of args) assert.ok(names.has(variable), `${file}: ${variable}`);
      }
    });
  }
});
