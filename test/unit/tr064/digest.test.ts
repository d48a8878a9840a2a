import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { differsInLatin1, DigestSession, parseChallenge, type DigestChallenge } from '../../../src/tr064/digest';

const field = (header: string, name: string) => new RegExp(`\\b${name}="?([^",]+)"?`).exec(header)?.[1];

function challenge(header: string): DigestChallenge {
  const parsed = parseChallenge(header);
  assert.ok(parsed, header);
  return parsed;
}

suite('HTTP Digest', () => {
  // RFC 7616 §3.9.1
  const rfc = {
    header:
      'realm="http-auth@example.org", qop="auth, auth-int", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"',
    credentials: { user: 'Mufasa', password: 'Circle of Life' },
    cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
  };

  test('answers as the example of RFC 7616 does, MD5 and SHA-256', () => {
    for (const [algorithm, response] of [
      ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
      ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
    ]) {
      const parsed = challenge(`Digest ${rfc.header}, algorithm=${algorithm}`);
      const header = new DigestSession(parsed, rfc.credentials, 'utf8', rfc.cnonce).authorization(
        'GET',
        '/dir/index.html',
      );
      assert.equal(field(header, 'response'), response);
      assert.equal(field(header, 'opaque'), 'FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS');
      assert.equal(field(header, 'nc'), '00000001');
    }
  });

  test('reads the challenge of a real box: no blanks, algorithm unquoted', () => {
    const header = 'Digest realm="HTTPS Access",nonce="71B881D7719B533D",algorithm=MD5,qop="auth"';
    assert.deepEqual(challenge(header), {
      realm: 'HTTPS Access',
      nonce: '71B881D7719B533D',
      opaque: undefined,
      algorithm: 'MD5',
      qop: 'auth',
      utf8: false,
    });
  });

  test('counts the uses of a nonce', () => {
    const session = new DigestSession(challenge(`Digest ${rfc.header}`), rfc.credentials);
    const counts = [1, 2, 3].map(() => field(session.authorization('POST', '/x'), 'nc'));
    assert.deepEqual(counts, ['00000001', '00000002', '00000003']);
  });

  test('hashes nonces into the secret for MD5-sess', () => {
    const md5 = (text: string) => createHash('md5').update(text).digest('hex');
    const session = new DigestSession(
      challenge('Digest realm="r", nonce="n", algorithm=MD5-sess, qop="auth"'),
      { user: 'u', password: 'p' },
      'utf8',
      'c',
    );
    const ha1 = md5(`${md5('u:r:p')}:n:c`);
    assert.equal(field(session.authorization('GET', '/'), 'response'), md5(`${ha1}:n:00000001:c:auth:${md5('GET:/')}`));
  });

  test('takes the first challenge it can answer', () => {
    const many = ['Basic realm="x"', 'Digest realm="a", nonce="1", algorithm=SHA-512-256, qop="auth"'];
    assert.equal(parseChallenge(many), undefined);
    assert.equal(parseChallenge([...many, 'Digest realm="b", nonce="2", algorithm=SHA-256, qop="auth"'])?.realm, 'b');
    assert.equal(parseChallenge('Basic realm="x", Digest realm="b \\"q\\"", nonce="2"')?.realm, 'b "q"');
    assert.equal(parseChallenge('Digest realm="x", nonce="1", qop="auth-int"'), undefined);
    assert.equal(parseChallenge('Digest realm="x"'), undefined);
    assert.equal(parseChallenge(undefined), undefined);
  });

  test('spells user names in UTF-8, in Latin-1 where asked to, and as username* where the server can read it', () => {
    const credentials = { user: 'Jürgen "J"', password: 'x' };
    const plain = challenge('Digest realm="r", nonce="n", qop="auth"');
    const bytes = (header: string) => Buffer.from(header, 'latin1');
    assert.ok(
      bytes(new DigestSession(plain, credentials).authorization('GET', '/')).includes('username="Jürgen \\"J\\""'),
    );
    assert.ok(
      new DigestSession(plain, credentials, 'latin1')
        .authorization('GET', '/')
        .includes('username="J\u00fcrgen \\"J\\""'),
    );
    const utf8 = challenge('Digest realm="r", nonce="n", qop="auth", charset=UTF-8');
    const extended = new DigestSession(utf8, credentials).authorization('GET', '/');
    assert.ok(extended.includes("username*=UTF-8''J%C3%BCrgen%20%22J%22"));
  });

  test('knows which logins Latin-1 would spell otherwise', () => {
    assert.equal(differsInLatin1({ user: 'anna', password: 'geheim' }), false);
    assert.equal(differsInLatin1({ user: 'anna', password: 'übel' }), true);
    assert.equal(differsInLatin1({ user: 'anna', password: 'ü€' }), false);
  });
});
