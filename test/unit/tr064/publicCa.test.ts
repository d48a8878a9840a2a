import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { makeCertificate, startBox } from '../../box';

/**
 * Runs in a Node of its own, which takes the test's authority for a public one, and in which every name leads to this
 * computer. Prints what the identity looks like and what a read brings, under names that the certificate is for and
 * one that it is not for.
 */
const CHILD = `
require('node:dns/promises').lookup = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
const { Tr064Client } = require(process.argv[1] + '/client');
const { readIdentity } = require(process.argv[1] + '/identity');
const { getInfo } = require(process.argv[1] + '/services/remoteAccess');
const [, , port, user, password] = process.argv;
const read = async (host) => {
  const client = new Tr064Client({ host, port: Number(port), trust: { kind: 'public-ca' }, credentials: { user, password } });
  try { return (await getInfo(client)).port; } catch (error) { return error.kind; } finally { await client.close(); }
};
(async () => {
  const seen = {};
  for (const host of ['home.example.org', 'other.example.org', 'fritz.box', 'router', '127.0.0.1']) {
    const { publiclyTrusted } = await readIdentity({ host, port: Number(port) });
    seen[host] = [publiclyTrusted, await read(host)];
  }
  console.log(JSON.stringify(seen));
})();
`;

suite('a certificate of a public authority', () => {
  test('is good for the name it is for, if that can be owned, and for no other', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'public-ca-'));
    const lasting = { notBefore: new Date('2026-01-01'), notAfter: new Date('2036-01-01') };
    const authority = await makeCertificate({ subject: 'Test authority', names: [], ca: true, ...lasting });
    const certificate = await makeCertificate({
      subject: 'home.example.org',
      names: ['home.example.org', 'fritz.box', 'router', '127.0.0.1'],
      issuer: authority,
      ...lasting,
    });
    const box = await startBox({ certificate });
    box.state.hostNames.push('home.example.org', 'other.example.org', 'fritz.box', 'router', '127.0.0.1');
    const [user] = box.users;
    assert.ok(user);
    try {
      const file = path.join(folder, 'authority.pem');
      writeFileSync(file, authority.certPem);
      const tr064 = path.resolve(__dirname, '../../../src/tr064');
      const run = (env: NodeJS.ProcessEnv) =>
        promisify(execFile)(process.execPath, ['-e', CHILD, tr064, String(box.tlsPort), user.name, user.password], {
          env: { ...process.env, ...env },
        });
      const trusted: unknown = JSON.parse((await run({ NODE_EXTRA_CA_CERTS: file })).stdout);
      const refused = [false, 'certificate-invalid'];
      const hosts = { 'other.example.org': refused, 'fritz.box': refused, router: refused, '127.0.0.1': refused };
      assert.deepEqual(trusted, { 'home.example.org': [true, 44123], ...hosts });
      const { requests } = box.traffic;
      assert.deepEqual(JSON.parse((await run({})).stdout), { 'home.example.org': refused, ...hosts });
      assert.equal(box.traffic.requests, requests, 'nothing was sent');
    } finally {
      await box.close();
      rmSync(folder, { recursive: true });
    }
  }).timeout(20_000);
});
