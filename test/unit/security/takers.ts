import '../../vscode/l10n';
import { isResolvers } from '../../../src/common/resolvers';
import { errorText } from '../../../src/common/errorText';
import { appearance } from '../../../src/common/lookAlike';
import { inertText, plainData, plainLines, plainText } from '../../../src/common/plainText';
import { ddnsMode, ddnsState } from '../../../src/box/ddns';
import { asDnsName, entriesOf, holdsName } from '../../../src/box/domainNames';
import { addressKind, canonical, sharePrefix } from '../../../src/box/ipAddress';
import { letsEncryptState } from '../../../src/box/letsEncrypt';
import { withoutUrls } from '../../../src/box/providerAccessServer';
import { fritzOsVersion, withoutSecrets } from '../../../src/box/boxState';
import { maskUpdateUrl, userNameIsKey } from '../../../src/box/updateUrl/mask';
import { splitUrl } from '../../../src/box/updateUrl/parts';
import { completePlaceholder, protect, unprotect } from '../../../src/box/updateUrl/placeholders';
import { readAnswer } from '../../../src/diagnosis/portAnswer';
import { editionOf } from '../../../src/diagnosis/providerAccess';
import { checkUpdateUrl } from '../../../src/box/updateUrl/checks';
import { asMeant } from '../../../src/box/updateUrl/pasted';
import { previewUpdateUrl } from '../../../src/box/updateUrl/preview';
import { suggestPlaceholder } from '../../../src/box/updateUrl/suggest';
import { code, fence, table, text } from '../../../src/reports/markdown';
import { Placeholders } from '../../../src/reports/placeholders';
import { quoted } from '../../../src/reports/quoted';
import { statusReport } from '../../../src/reports/status';
import { violations } from '../../../src/common/jsonSchema';
import { INVENTORY_SCHEMA, readInventory } from '../../../src/routers/inventory';
import { jsonPlaces } from '../../../src/routers/jsonPlaces';
import { takenSettings } from '../../../src/routers/takenSettings';
import { secretsIn } from '../../../src/wanted/wanted';
import { isRank } from '../../../src/routers/rank';
import { harmlessError } from '../../../src/routers/recentEvents';
import { redactedXml, shownCall } from '../../../src/routers/redactedXml';
import {
  canBeOwned,
  formatAddress,
  isBoxName,
  isPrivateAddress,
  parseAddress,
  withoutZone,
} from '../../../src/tr064/address';
import { isSecretName, isSecretWhenSent, withoutNamedSecrets } from '../../../src/tr064/argumentNames';
import { parseDescription } from '../../../src/tr064/description';
import { differsInLatin1, parseChallenge } from '../../../src/tr064/digest';
import { describedPort } from '../../../src/tr064/discovery';
import { isExempt, parseProxy } from '../../../src/tr064/proxy';
import { parseScpd } from '../../../src/tr064/scpd';
import { parseMethods } from '../../../src/tr064/secondFactor';
import { OutArguments } from '../../../src/tr064/services/outArguments';
import { decodeAnswer, encodeCall } from '../../../src/tr064/soap';
import { escapeXml, parseXml } from '../../../src/tr064/xml';
import { wrap } from '../../../src/ui/longText';

const urlContext = (domain: string): Parameters<typeof checkUpdateUrl>[1] => ({
  ...{ mode: ddnsMode('ddns_both'), domain, username: domain, hasPassword: true },
});
const ddns = (updateUrl: string): Parameters<typeof withoutSecrets>[0] => ({
  ...{ enabled: true, providerName: '', updateUrl, domain: '', username: updateUrl, mode: '' },
  ...{ statusIPv4: '', statusIPv6: '', serverIPv4: '', serverIPv6: '' },
});
const server = (url: string): Parameters<typeof withoutUrls>[0] => ({
  ...{ url, connectionRequestUrl: url, username: '', connectionRequestUsername: '' },
  ...{ periodicInform: false, periodicInformInterval: 0, periodicInformTime: '', upgradesManaged: false },
});

type Take = (text: string) => unknown;
const all = (...takers: readonly Take[]): readonly Take[] => takers;

/** Functions for which only the length of a text counts. */
export const BY_LENGTH = new Set<Take>();
function byLength(take: (length: number) => unknown): Take {
  const taker: Take = (given) => take(given.length);
  BY_LENGTH.add(taker);
  return taker;
}

/**
 * Every function that takes text from a box, a file, a network or a person, by the file it is in. A test sees to it
 * that each file of src with a pattern is here or in NOT_FROM_OUTSIDE.
 */
export const TAKERS: Readonly<Record<string, readonly Take[]>> = {
  'box/ddns.ts': all(ddnsState, ddnsMode),
  'box/domainNames.ts': all(asDnsName, entriesOf, (given) => holdsName(given, given)),
  'box/ipAddress.ts': all(addressKind, canonical, (given) => sharePrefix(given, given)),
  'box/letsEncrypt.ts': all(letsEncryptState),
  'box/providerAccessServer.ts': all(
    (given) => withoutUrls(server(given)),
    (given) => withoutUrls(server(`http://${given}`)),
  ),
  'box/boxState.ts': all(fritzOsVersion, (given) => withoutSecrets(ddns(given))),
  'box/updateUrl/mask.ts': all(maskUpdateUrl, userNameIsKey),
  'box/updateUrl/parts.ts': all(splitUrl),
  'box/updateUrl/placeholders.ts': all(completePlaceholder, (given) => unprotect(protect(given))),
  'common/errorText.ts': all(errorText, (given) => errorText(new Error(given))),
  'common/lookAlike.ts': all(appearance),
  'common/plainText.ts': all(plainData, plainText, plainLines, inertText),
  'common/resolvers.ts': all((given) => isResolvers([given])),
  'diagnosis/portAnswer.ts': all(
    ...['', 'HTTP/1.1 401 ', 'HTTP/1.1 401 x\r\nWWW-Authenticate: Digest ', 'HTTP/1.1 404 Not Found\r\n\r\n'].map(
      (head) => (given: string) => readAnswer(Buffer.from(head + given), false),
    ),
  ),
  'diagnosis/providerAccess.ts': all(editionOf),
  'box/updateUrl/checks.ts': all(
    (given) => checkUpdateUrl(given, urlContext('home.example.org')),
    (given) => checkUpdateUrl('https://dyn.example/?h=<domain>&u=<username>', urlContext(given)),
  ),
  'box/updateUrl/pasted.ts': all((text) => asMeant(text, 'both-separately')),
  'box/updateUrl/preview.ts': all((given) => previewUpdateUrl(given, {})),
  'box/updateUrl/suggest.ts': all(suggestPlaceholder),
  'reports/markdown.ts': all(text, code, fence, (given) => table([[given], [given]])),
  'reports/placeholders.ts': all(
    (given) => new Placeholders().showing()(given),
    (given) => new Placeholders().showing(plainData({ username: given, host: given }))(given),
    (given) => new Placeholders().showing(given.split(' ').slice(0, 300))(given),
  ),
  'reports/quoted.ts': all(
    (given) => quoted(given, given),
    (given) => quoted(given, given.split(' ').slice(0, 300)),
  ),
  'reports/status.ts': all((given) => statusReport({ id: '', label: given, description: given })),
  'routers/inventory.ts': all(
    (given) => readInventory(Buffer.from(given)),
    (given) => readInventory(Buffer.from(JSON.stringify({ version: 1, routers: [{ name: given, host: given }] }))),
    byLength((length) => readInventory(Buffer.from(`{"version":1,"routers":[${'{},'.repeat(length / 3)}{}]}`))),
    byLength((length) => readInventory(Buffer.from(`{"version":1,"routers":[{${unknownFields(length)}}]}`))),
  ),
  'common/jsonSchema.ts': all(
    (given) => violations(INVENTORY_SCHEMA, { version: 2, routers: [{ name: given, host: given, model: given }] }, 10),
    (given) => violations(INVENTORY_SCHEMA, { version: 2, groups: given.split(' '), routers: [] }, 10),
  ),
  // JSON.parse has accepted what it gets.
  'routers/jsonPlaces.ts': all((given) => jsonPlaces(JSON.stringify({ routers: [{ name: given }] }))),
  'routers/takenSettings.ts': all((given) => {
    const text = JSON.stringify({ routers: [{ name: given, [given]: given }] }, null, 2);
    return takenSettings(text, jsonPlaces(text), 0, { remoteAccess: { enabled: true } });
  }),
  'wanted/wanted.ts': all((given) => secretsIn({ ddns: { updateUrl: given, username: given } })),
  'routers/rank.ts': all(isRank),
  'routers/recentEvents.ts': all((given) => harmlessError(Object.assign(new Error(), { stack: given }))),
  'routers/redactedXml.ts': all(
    (given) => redactedXml({ received: given }),
    (given) => redactedXml({ sent: `<a>${safelyEscaped(given)}</a>`, received: `<a>${safelyEscaped(given)}</a>` }),
    (given) => redactedXml({ received: `<a><b>https://${safelyEscaped(given)}</b></a>` }),
    byLength((length) =>
      redactedXml({ received: `<a>${'<NewKey>12345</NewKey><b>12345</b>'.repeat(length / 34)}</a>` }),
    ),
    (given) => shownCall({}, { NewX: given, NewURL: given }),
    (given) => shownCall({ NewURL: given }, { NewX: given }),
    (given) => redactedXml({ received: `<a presentationURL="${safelyEscaped(given)}"/>` }),
  ),
  'tr064/address.ts': all(parseAddress, canBeOwned, isBoxName, isPrivateAddress, withoutZone, formatAddress),
  'tr064/argumentNames.ts': all(isSecretName, (given) => isSecretWhenSent(given, given), withoutNamedSecrets),
  'tr064/description.ts': all((given) =>
    parseDescription(`<root><device><modelName>${safelyEscaped(given)}</modelName></device></root>`),
  ),
  'tr064/digest.ts': all(
    parseChallenge,
    (given) => parseChallenge(`Digest realm="${given}`),
    (given) => differsInLatin1({ user: given, password: '' }),
  ),
  'tr064/discovery.ts': all(
    (given) => describedPort(given, '192.168.178.1'),
    (given) => describedPort(`HTTP/1.1 200 OK\r\nLOCATION: ${given}`, '192.168.178.1'),
  ),
  'tr064/proxy.ts': all(parseProxy, (given) => isExempt('proxy.example', 1, [given])),
  'tr064/scpd.ts': all((given) =>
    parseScpd(`<scpd><actionList><action><name>${safelyEscaped(given)}</name></action></actionList></scpd>`),
  ),
  'tr064/secondFactor.ts': all(parseMethods, (given) => parseMethods(`dtmf;${given}`)),
  'tr064/services/outArguments.ts': all((given) => new OutArguments(new Map([['x', given]]), '').number('x')),
  'tr064/soap.ts': all(
    (given) => decodeAnswer(faultOf(safelyEscaped(given)), 'GetInfo', 'call'),
    (given) => encodeCall('urn:x', 'Set', { NewValue: given }),
  ),
  'tr064/xml.ts': all(
    parseXml,
    (given) => parseXml(`<a>${given}`),
    (given) => parseXml(`<a ${given}`),
    escapeXml,
  ),
  'ui/longText.ts': all(wrap),
};

/** Files whose patterns meet nothing that comes from outside, or only what is short by then, and why. */
export const NOT_FROM_OUTSIDE: Readonly<Record<string, string>> = {
  'commands/callAction.ts':
    'names of actions and arguments, which a description bounds, and what a person types into one',
  'commands/change/ownRoute.ts': 'the host of a router, which parseAddress bounds',
  'commands/checkRemoteAccess.ts': 'the name of a router, which nameProblem bounds',
  'commands/links.ts': 'one value of a row',
  'commands/pickRouter.ts': 'the names of commands of this program',
  'commands/setUpRemoteAccess.ts': 'a port, anchored',
  'diagnosis/internetAddress.ts': 'a value that is cut',
  'diagnosis/resolver.ts': 'the first line of an answer, anchored',
  'net/probeTls.ts': 'what was received, of which so many bytes are kept',
  'routers/clientPool.ts': 'the type of a service, which a description bounds',
  'routers/profile.ts': 'a key of this program',
  'tr064/client.ts': 'types of services and names of actions, which a description bounds',
  'tr064/connectionErrors.ts': 'codes of Node, anchored',
  'tr064/identity.ts': 'a certificate, which TLS bounds',
  'tr064/locate.ts': 'a header, of which undici bounds the size',
  'tree/arrangement.ts': 'a filter that a person types',
  'ui/documents.ts': 'names of files of this program',
  'ui/reportPages.ts': 'the name of a router, which nameProblem bounds',
  'ui/signInSteps.ts': 'a name of a user, anchored',
  'ui/updateUrlStep.ts': 'through completePlaceholder',
  'ui/words/updateUrl.ts': 'characters of a finding',
};

function unknownFields(length: number): string {
  return Array.from({ length: length / 10 }, (_, index) => `"f${index}":1`).join(',');
}

/** Text that is well-formed in XML; what grows beyond the longest that is tried is cut. */
function safelyEscaped(given: string): string {
  return escapeXml(given.replace(/[^\t\n\x20-\ud7ff]/g, '?'))
    .slice(0, 1_000_000)
    .replace(/&[^;]*$/, '');
}

function faultOf(description: string): string {
  return `<e><Body><Fault><detail><UPnPError><errorCode>899</errorCode><errorDescription>${description}</errorDescription></UPnPError></detail></Fault></Body></e>`;
}
