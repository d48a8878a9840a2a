import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { makeCertificate, startBox } from '../../box';

/**
 * Runs in a Node of its own, which takes the test's authority for a public one. Tells what the identity looks like,
 * what two reads over separate connections bring, and what happens under a name the certificate is not for.
 */
const CHILD = `
const { Tr064Client } = require(process.argv[1] + '/client');
const { readIdentity } = require(process.argv[1] + '/identity');
const { getInfo } = require(process.argv[1] + '/services/remoteAccess');
const [, , port, user, password] = process.argv;
const read = async (host) => {
  const client = new Tr064Client({ host, port: Number(port), trust: { kind: 'public-ca' }, credentials: { user, password } });
  try { return (await getInfo(client)).port; } catch (error) { return error.kind; } finally { await client.close(); }
};
(async () => {
  const { publiclyTrusted, selfSigned } = await readIdentity({ host: 'localhost', port: Number(port) });
  console.log(JSON.stringify({ publiclyTrusted, selfSigned, byName: await read('localhost'), byAddress: await read('127.0.0.1') }));
})();
`;

suite('a certificate of a public authority', () => {
  test('is good for the name it is for, and for no other', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'public-ca-'));
    const lasting = { notBefore: new Date('2026-01-01'), notAfter: new Date('2036-01-01') };
    const authority = await makeCertificate({ subject: 'Test authority', names: [], ca: true, ...lasting });
    const certificate = await makeCertificate({
      subject: 'localhost',
      names: ['localhost'],
      issuer: authority,
      ...lasting,
    });
    const box = await startBox({ certificate });
    box.state.hostNames.push('localhost');
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
      assert.deepEqual(trusted, {
        publiclyTrusted: true,
        selfSigned: false,
        byName: 44123,
        byAddress: 'certificate-invalid',
      });
      box.traffic.reset();
      const unknown = JSON.parse((await run({})).stdout) as { publiclyTrusted: boolean; byName: string };
      assert.deepEqual([unknown.publiclyTrusted, unknown.byName], [false, 'certificate-invalid']);
      assert.equal(box.traffic.requests, 0, 'nothing was sent');
    } finally {
      await box.close();
      rmSync(folder, { recursive: true });
    }
  }).timeout(20_000);
});
