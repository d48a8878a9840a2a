import fc from 'fast-check';
import assert from 'node:assert/strict';
import { validateHeaderValue } from 'node:http';
import { ddnsMode, ddnsState } from '../../../src/box/ddns';
import { letsEncryptState } from '../../../src/box/letsEncrypt';
import { withoutUrls } from '../../../src/box/providerAccessServer';
import { maskUpdateUrl } from '../../../src/box/updateUrl/mask';
import { completePlaceholder, PLACEHOLDERS } from '../../../src/box/updateUrl/placeholders';
import { inertText, plainText } from '../../../src/common/plainText';
import { readAnswer } from '../../../src/diagnosis/portAnswer';
import { checkUpdateUrl } from '../../../src/box/updateUrl/checks';
import { previewUpdateUrl } from '../../../src/box/updateUrl/preview';
import { parseProfile, routesOf } from '../../../src/routers/profile';
import { formatAddress, parseAddress } from '../../../src/tr064/address';
import { parseDescription } from '../../../src/tr064/description';
import { DigestSession, parseChallenge } from '../../../src/tr064/digest';
import { describedPort } from '../../../src/tr064/discovery';
import { Tr064Error } from '../../../src/tr064/errors';
import { isExempt, parseProxy } from '../../../src/tr064/proxy';
import { parseScpd } from '../../../src/tr064/scpd';
import { parseMethods } from '../../../src/tr064/secondFactor';
import { OutArguments } from '../../../src/tr064/services/outArguments';
import { decodeAnswer, encodeCall } from '../../../src/tr064/soap';
import { escapeXml, parseXml } from '../../../src/tr064/xml';

/** Text an XML 1.0 document can carry (§2.2). */
export const xmlText = fc
  .string({ unit: 'binary' })
  .map((text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, ''));

const NAMES = [
  'root',
  'device',
  'service',
  'serviceList',
  'deviceList',
  'action',
  'name',
  's:Body',
  '__proto__',
  'URLBase',
];

/** Elements in elements, with text and attributes: well-formed; see `spoiled`. */
const { xml } = fc.letrec<{ xml: string }>((tie) => ({
  xml: fc.oneof(
    { depthSize: 'small' },
    xmlText.map(escapeXml),
    fc
      .tuple(fc.constantFrom(...NAMES), fc.array(tie('xml'), { maxLength: 4 }), xmlText.map(escapeXml))
      .map(([name, inner, value]) => `<${name} a="${value.replaceAll('"', '&quot;')}">${inner.join('')}</${name}>`),
  ),
}));

/** The same with a piece cut out, doubled or replaced. */
const spoiled = fc
  .tuple(xml, fc.nat(), fc.nat(40), fc.string({ unit: 'binary', maxLength: 8 }))
  .map(([text, at, length, other]) => {
    const from = text.length === 0 ? 0 : at % text.length;
    return text.slice(0, from) + other + text.slice(from + length);
  });
const document = fc.oneof(xml, spoiled, fc.string({ unit: 'binary' }), fc.string());

function typedOrFine(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof Tr064Error, String(error));
  }
}

const SECRET = 'Geheim-Canary-8472-xyz';
const placeholder = fc.constantFrom<string>(...PLACEHOLDERS);
const urlPiece = fc.oneof(placeholder, fc.webPath(), fc.webQueryParameters(), fc.string({ maxLength: 10 }));
const urlText = fc
  .tuple(fc.constantFrom('', 'http://', 'https://', 'ftp://'), fc.array(urlPiece, { maxLength: 8 }))
  .map(([scheme, pieces]) => scheme + pieces.join(''));

const anyAddress = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.ipV4(), fc.ipV6(), fc.domain());
const wellFormed = fc.string({ unit: 'grapheme' });
const proxyText = fc.oneof(
  anyAddress,
  fc
    .tuple(
      fc.constantFrom('', 'http://', 'https://', 'socks5://'),
      fc.string(),
      fc.string(),
      fc.domain(),
      fc.nat(70_000),
    )
    .map(([scheme, user, password, host, port]) => `${scheme}${user}:${password}@${host}:${port}`),
);

/** The outline of a router as it is kept, with anything in its places. */
const place = fc.oneof(
  fc.anything(),
  fc.record({ host: fc.oneof(fc.domain(), fc.anything()), port: fc.oneof(fc.nat(70_000), fc.anything()) }),
);
const keptProfile = fc.record(
  {
    ...{ id: fc.uuid(), name: fc.string(), model: fc.string(), udn: fc.string(), addedAt: fc.string() },
    ...{ host: fc.anything(), port: fc.anything() },
    routes: fc.oneof(fc.anything(), fc.record({ lan: place, internet: place, other: place }, { requiredKeys: [] })),
  },
  { requiredKeys: ['id', 'name', 'model', 'udn', 'addedAt'] },
);

type Property = (numRuns: number, seed: number) => void;

/** Runs one property. */
const property =
  <T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void): Property =>
  (numRuns, seed) =>
    fc.assert(fc.property(arbitrary, check), { numRuns, seed });

/** Every parser of what comes from outside, with what must hold for any input. */
export const PROPERTIES: Readonly<Record<string, Property>> = {
  'XML, any text': property(document, (text) => typedOrFine(() => parseXml(text))),
  'XML, text there and back': property(xmlText, (text) => {
    // A reader makes line feeds of CR LF and of CR (XML 1.0 §2.11), but not of character references.
    assert.equal(parseXml(`<a>${escapeXml(text)}</a>`).text, text);
  }),
  'device descriptions': property(document, (text) => {
    typedOrFine(() => {
      for (const { serviceType, controlUrl, scpdUrl } of parseDescription(text).services) {
        assert.doesNotMatch(serviceType, /[\s"<&]/);
        assert.match(controlUrl, /^\/(?!\/)/);
        assert.match(scpdUrl, /^\/(?!\/)/);
      }
    });
  }),
  'service descriptions': property(document, (text) => typedOrFine(() => parseScpd(text))),
  'SOAP answers': property(document, (text) => {
    typedOrFine(() => decodeAnswer(`<e><Body>${text}</Body></e>`, 'GetInfo', 'call'));
    typedOrFine(() => decodeAnswer(text, 'GetInfo', 'call'));
  }),
  'SOAP calls': property(fc.tuple(xmlText, xmlText), ([value, token]) => {
    const call = parseXml(encodeCall('urn:x', 'Set', { NewValue: value }, token));
    assert.equal(call.find('Body', 'Set', 'NewValue')?.text, value);
    assert.equal(call.find('Header', 'token')?.text, token);
  }),
  'out-arguments': property(fc.string({ unit: 'binary' }), (text) => {
    const out = new OutArguments(new Map([['NewX', text]]), 'call');
    typedOrFine(() => out.flag('NewX'));
    const port = out.port('NewX');
    assert.ok(port === undefined || (port >= 1 && port <= 65535));
    typedOrFine(() => out.number('NewX'));
  }),
  challenges: property(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((text) => `Digest ${text}`),
    ),
    (header) => {
      const challenge = parseChallenge(header);
      if (challenge === undefined) return;
      const login = { user: 'ü"\\', password: SECRET };
      const answer = new DigestSession(challenge, login).authorization('POST', '/upnp/control/x');
      assert.ok(!answer.includes(SECRET) && challenge.nonce !== '');
    },
  ),
  addresses: property(
    fc.tuple(anyAddress, fc.constantFrom('', '/', '/tr064', '/tr064/', '/tr064/tr64desc.xml')),
    ([text, path]) => {
      const address = parseAddress(text + path);
      if (typeof address === 'string') return;
      assert.doesNotMatch(address.host, /[\s/@?#\\]/);
      assert.ok(address.port === undefined || (address.port >= 1 && address.port <= 65535));
      if (path.startsWith('/tr064')) assert.equal(address.route, 'internet');
      const end = address.route === 'internet' ? '/tr064' : '';
      assert.deepEqual(parseAddress(formatAddress(address.host, address.port) + end), address);
    },
  ),
  proxies: property(
    fc.tuple(proxyText, fc.option(fc.string({ unit: 'binary' }), { nil: undefined })),
    ([text, login]) => {
      const proxy = parseProxy(text, login);
      if (proxy === 'unusable') return;
      assert.doesNotMatch(proxy.host, /[\s/@?#\\[\]]/);
      assert.ok(Number.isInteger(proxy.port) && proxy.port >= 0 && proxy.port <= 65535);
      validateHeaderValue('proxy-authorization', proxy.authorization ?? '');
    },
  ),
  'logins for a proxy': property(fc.tuple(wellFormed, wellFormed), ([user, password]) => {
    const proxy = parseProxy(`http://${encodeURIComponent(user)}:${encodeURIComponent(password)}@proxy.example`);
    assert.ok(proxy !== 'unusable');
    const login = Buffer.from(proxy.authorization?.replace('Basic ', '') ?? '', 'base64').toString();
    assert.equal(login, user === '' ? '' : `${user}:${password}`);
  }),
  'what needs no proxy': property(
    fc.tuple(
      fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6()),
      fc.integer({ min: 1, max: 65534 }),
      fc.array(anyAddress, { maxLength: 4 }),
    ),
    ([host, port, others]) => {
      const fits = isExempt(host, port, others);
      assert.equal(isExempt(`${host.toUpperCase()}.`, port, others), fits);
      assert.ok(isExempt(host, port, [...others, host]));
      assert.ok(isExempt(host, port, [...others, formatAddress(host, port)]));
      assert.equal(isExempt(host, port, [...others, formatAddress(host, port + 1)]), fits);
    },
  ),
  'answers to the search': property(
    fc.tuple(fc.oneof(fc.webUrl(), fc.string({ unit: 'binary' })), fc.ipV4()),
    ([location, sender]) => {
      const port = describedPort(`HTTP/1.1 200 OK\r\nLOCATION: ${location}\r\n\r\n`, sender);
      assert.ok(port === undefined || (Number.isInteger(port) && port > 0 && port < 65536));
    },
  ),
  'update URLs': property(urlText, (text) => {
    const context = { mode: ddnsMode('ddns_together'), domain: 'home.example.org', username: '', hasPassword: true };
    checkUpdateUrl(text, context);
    completePlaceholder(text);
    previewUpdateUrl(text, {});
  }),
  'masks of update URLs': property(
    fc.tuple(urlText, fc.constantFrom('token', 'key', 'password', 'apikey', 'x', 'sig')),
    ([text, name]) => {
      for (const url of [
        `${text}${text.includes('?') ? '&' : '/?'}${name}=${SECRET}`,
        `https://u:${SECRET}@dyn.example/`,
      ]) {
        assert.ok(!maskUpdateUrl(url).includes(SECRET), url);
        assert.ok(!previewUpdateUrl(url, {}).includes(SECRET), url);
      }
    },
  ),
  'URLs of the provider': property(fc.oneof(fc.webUrl(), fc.string({ unit: 'binary' })), (text) => {
    const url = `${text}/${SECRET}`;
    const server = withoutUrls({
      ...{ url, connectionRequestUrl: url, username: '', connectionRequestUsername: '' },
      ...{ periodicInform: false, periodicInformInterval: 0, periodicInformTime: '', upgradesManaged: false },
    });
    assert.ok(!JSON.stringify(server).includes(SECRET));
  }),
  'answers of a port': property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
    const { text, disclosures } = readAnswer(bytes, false);
    assert.match(text + JSON.stringify(disclosures), /^[\n\x20-\x7e]*$/);
  }),
  'states and methods': property(fc.string({ unit: 'binary' }), (text) => {
    ddnsState(text);
    letsEncryptState(text);
    parseMethods(text);
  }),
  'kept routers': property(fc.oneof(fc.anything(), keptProfile), (value) => {
    const profile = parseProfile(value);
    if (profile === undefined) return;
    const routes = routesOf(profile);
    assert.ok(routes.length > 0 && routes.length === Object.keys(profile.routes).length);
    for (const { address } of routes) {
      assert.ok(typeof address.host === 'string' && Number.isInteger(address.port));
      assert.ok(address.port > 0 && address.port < 65536);
    }
    assert.deepEqual(parseProfile(profile), profile);
  }),
  'text to be shown': property(fc.string({ unit: 'binary' }), (text) => {
    assert.doesNotMatch(plainText(text), /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
    assert.doesNotMatch(inertText(text), /\]\(|\$\(/);
  }),
};
