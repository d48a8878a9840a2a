import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LIMITS } from '../../../src/common/limits';
import { redactedXml, shownCall } from '../../../src/routers/redactedXml';
import { encodeCall } from '../../../src/tr064/soap';
import { escapeXml } from '../../../src/tr064/xml';

const SECRET = 'kanarie';
const SERVICE = 'urn:dslforum-org:service:X_AVM-DE_RemoteAccess:1';

/** An answer with these elements as they stand here. */
function answer(elements: string): string {
  return (
    '<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
    `<u:GetInfoResponse xmlns:u="${SERVICE}">${elements}</u:GetInfoResponse></s:Body></s:Envelope>`
  );
}

/** Of one exchange: its answer, and its request where there is one. */
function redacted(received: string, sent?: string): string {
  return redactedXml({ sent, received }).join('\n');
}

/** Ways to write the same text into XML. */
const FORMS: Record<string, (text: string) => string> = {
  'as it is': escapeXml,
  'in CDATA': (text) => `<![CDATA[${text}]]>`,
  'partly in CDATA': (text) => `${escapeXml(text.slice(0, 3))}<![CDATA[${text.slice(3)}]]>`,
  'as decimal references': (text) => [...text].map((one) => `&#${one.codePointAt(0) ?? 0};`).join(''),
  'as hexadecimal references': (text) =>
    [...text].map((one) => `&#x${(one.codePointAt(0) ?? 0).toString(16)};`).join(''),
};

suite('XML for the log', () => {
  for (const [form, write] of Object.entries(FORMS)) {
    test(`has no secret ${form}, and everything else`, () => {
      const list = `<List><Item id="7"><Username>anna</Username><Password>${escapeXml(SECRET)}</Password></Item></List>`;
      const shown = redacted(
        answer(
          `<NewPort>${write('44123')}</NewPort><NewPassword>${write(SECRET)}</NewPassword>` +
            `<NewUpdateURL>${write(`https://dyn.example/update?host=a.example&token=${SECRET}`)}</NewUpdateURL>` +
            `<NewUserList>${write(list)}</NewUserList><NewTwice>${write(escapeXml(list))}</NewTwice>`,
        ),
      );
      assert.doesNotMatch(shown, /kanarie/);
      assert.match(shown, /<NewPort>44123<\/NewPort>/);
      assert.match(shown, /<NewPassword>\*\*\*<\/NewPassword>/);
      assert.match(shown, /<NewUpdateURL>https:\/\/dyn\.example\/update\?host=a\.example&amp;token=\*\*\*</);
      assert.equal(shown.match(/<Username>anna<\/Username>/g)?.length, 2);
      assert.equal(shown.match(/<Item id="7">/g)?.length, 2);
    });
  }

  test('masks the token of a second factor, attributes, and what lies within a secret', () => {
    const call = encodeCall(SERVICE, 'SetEnable', { NewEnabled: '1' }, SECRET);
    const shown = redacted(
      answer(`<Wifi password="${SECRET}"/><PresharedKey><Part>${SECRET}</Part></PresharedKey><!-- ${SECRET} -->`),
      call,
    );
    assert.doesNotMatch(shown, /kanarie/);
    assert.match(shown, /<token>\*\*\*<\/token>/);
    assert.match(shown, /<NewEnabled>1</);
    assert.match(shown, /<Part>\*\*\*</);
  });

  test('masks what the answer repeats of the request', () => {
    const fault = `<s:Envelope><s:Body><s:Fault><faultstring>no ${SECRET} &amp; no more</faultstring></s:Fault></s:Body></s:Envelope>`;
    const shown = redacted(fault, encodeCall(SERVICE, 'SetDDNSConfig', { NewPassword: SECRET }));
    assert.doesNotMatch(shown, /kanarie/);
    assert.match(shown, /<faultstring>no \*\*\* &amp; no more</);
  });

  test('masks what the exchange repeats of a secret, wherever and however', () => {
    const call = (args: Record<string, string>): string => encodeCall(SERVICE, 'SetConfig', args);
    const url = `https://dyn.example/update?host=a.example&token=${SECRET}`;
    const echoes: [sent: string, received: string][] = [
      [call({ NewUpdateURL: url }), answer(`<NewStatus>bad token ${SECRET}</NewStatus>`)],
      [call({ NewProviderName: `see ${url}` }), answer(`<NewStatus>${SECRET}</NewStatus>`)],
      [call({ NewPassword: `${SECRET} ` }), answer(`<NewStatus>is ${SECRET}!</NewStatus>`)],
      [call({ NewPassword: SECRET }), answer('<NewStatus>is kana\u200brie</NewStatus>')],
      [call({ NewPassword: 'kana\u200brie' }), answer(`<NewStatus>is ${SECRET}</NewStatus>`)],
      [call({ NewPassword: SECRET }), answer('<NewStatus>&amp;#107;ana&amp;#x200b;rie</NewStatus>')],
      [call({ NewPassword: SECRET }), answer(`<presentationURL>http://a/${SECRET}</presentationURL>`)],
      [call({ NewPassword: SECRET }), answer(`<${SECRET}>1</${SECRET}>`)],
      [call({ NewPassword: SECRET }), answer(`<a ${SECRET}="1" b="${SECRET}"/>`)],
      [call({ NewDomain: SECRET, NewPassword: SECRET }), answer('')],
      [call({}), answer(`<NewStatus>${SECRET}</NewStatus><NewPassword>${SECRET}</NewPassword>`)],
      [call({ NewDomain: `a.example/?token=${SECRET}` }), answer(`<NewStatus>${SECRET}</NewStatus>`)],
      [call({ NewPassword: `ä ${SECRET}` }), answer(`<NewStatus>%C3%A4%20${SECRET}</NewStatus>`)],
      [call({ NewURL: `https://a.example/?k=a%2F${SECRET}` }), answer(`<NewStatus>a/${SECRET}</NewStatus>`)],
      [call({ NewPassword: `é${SECRET}` }), answer(`<NewStatus>e\u0301${SECRET}</NewStatus>`)],
      [call({}), answer(`<presentationURL>http://a:${SECRET}@b/?k=${SECRET}</presentationURL>`)],
      [call({ NewPassword: `<${SECRET}>` }), answer(`<NewStatus>&lt;${SECRET}&gt;</NewStatus>`)],
      [call({ NewPassword: `<${SECRET}/>` }), answer(`<NewStatus>&lt;${SECRET}/&gt;</NewStatus>`)],
      [call({ NewPassword: `a&amp;${SECRET}` }), answer(`<NewStatus>a&amp;amp;${SECRET}</NewStatus>`)],
      [call({ NewPassword: 'kana', NewPIN: SECRET }), answer(`<NewStatus>${SECRET}</NewStatus>`)],
      [call({}), answer('<NewPass\u200dword>kanarie</NewPass\u200dword>')],
      [
        call({ NewPassword: SECRET.repeat(300) }),
        answer(`<NewStatus>${'x '.repeat(900)}${SECRET.repeat(300)}</NewStatus>`),
      ],
    ];
    for (const [sent, received] of echoes) {
      const shown = redacted(received, sent);
      assert.doesNotMatch(shown, /kana|rie/, received);
      assert.match(shown, /\*\*\*/);
    }
  });

  test('masks logins and escaped URLs in a text', () => {
    for (const text of [
      `https%3A%2F%2Fanna%3A${SECRET}%40x`,
      `{"u":"https:\\/\\/anna:${SECRET}@x"}`,
      `sip:anna:${SECRET}@x`,
      `anna:${SECRET}%40x`,
      `http:\\\\x\\?k=${SECRET}`,
      `anna:${SECRET}@fritz.box/x`,
    ]) {
      assert.doesNotMatch(redacted(answer(`<NewLog>${escapeXml(text)}</NewLog>`)), /kanarie/, text);
    }
  });

  test('has a greatest size, however deep a message is', () => {
    const deep = `${'<a>'.repeat(30)}${'<b/>'.repeat(20_000)}${'</a>'.repeat(30)}`;
    assert.ok(redacted(deep).length <= LIMITS.loggedMessage);
    const { result } = shownCall({}, { NewA: deep, NewB: deep, NewC: 'x'.repeat(200_000) });
    assert.ok(JSON.stringify(result).length < 1.3 * LIMITS.loggedMessage);
    const half = 'x '.repeat(LIMITS.loggedMessage / 4);
    assert.match(shownCall({}, { NewA: half, NewB: half, NewC: 'x' }).result.NewC ?? '', /^\(too long to be shown/);
  });

  test('masks a user name that is the key, where the URL beside it says so, and no other', () => {
    const ddns = (url: string): string =>
      redacted(answer(`<NewUsername>${SECRET}</NewUsername><NewUpdateURL>${escapeXml(url)}</NewUpdateURL>`));
    assert.doesNotMatch(ddns('https://dyn.example/u?token=<username>'), /kanarie/);
    assert.match(ddns('https://dyn.example/u?user=<username>&pw=<pass>'), /<NewUsername>kanarie</);
  });

  test('masks links with session ids, wherever they stand', () => {
    const shown = redacted(
      answer(
        `<NewPath>/list.lua?sid=${SECRET}</NewPath><NewLog>see https://box.example:443/x.lua?sid=${SECRET} now</NewLog>`,
      ),
    );
    assert.doesNotMatch(shown, /kanarie/);
    assert.match(shown, /\/list\.lua\?sid=\*\*\*/);
    assert.match(shown, /see https:\/\/box\.example:443\/\*\*\*\?sid=\*\*\* now/);
  });

  test('shows nothing of what cannot be parsed', () => {
    for (const body of [`<html>${SECRET}`, SECRET, '', `<!DOCTYPE a [<!ENTITY b "${SECRET}">]><a>&b;</a>`]) {
      assert.equal(redacted(body), `(no XML, ${body.length} characters)`);
    }
    assert.doesNotMatch(redacted(answer(`<NewList>&lt;a&gt;${SECRET}</NewList>`)), /kanarie/);
  });

  test('keeps the addresses a description gives to its parts', () => {
    const description = '<root><SCPDURL>/deviceinfoSCPD.xml</SCPDURL><controlURL>/upnp/control/x</controlURL></root>';
    assert.match(redacted(description), /<SCPDURL>\/deviceinfoSCPD\.xml</);
  });

  test('has no secret however deep it lies and however often it is escaped', () => {
    const name = fc.constantFrom('NewPassword', 'avm:token', 'KeyPassphrase', 'NewWEPKey0', 'x:Secret');
    const wrapping = fc.array(fc.constantFrom('element', 'escaped', 'CDATA'), { maxLength: 8 });
    const noise = fc.string({ maxLength: 6 }).map((text) => text.replace(/[^\p{L}\p{N}<>&;'" ]/gu, ''));
    fc.assert(
      fc.property(name, wrapping, noise, fc.constantFrom(...Object.values(FORMS)), (element, around, more, write) => {
        let xml = `<a><${element}>${write(`${SECRET}${more}]`.replaceAll(']]', ']'))}</${element}></a>`;
        for (const one of around) {
          if (one === 'element') xml = `<b><c>1</c>${xml}</b>`;
          else if (one === 'escaped') xml = `<d>${escapeXml(xml)}</d>`;
          else xml = `<e><![CDATA[${xml.replaceAll(']]>', ']]]]><![CDATA[>')}]]></e>`;
        }
        const shown = redacted(xml);
        assert.doesNotMatch(shown, /kanarie|k&|&#/);
        assert.match(shown, /\*\*\*/);
      }),
      { numRuns: 500 },
    );
  }).timeout(10_000);

  test('masks of a request all that is not known to be harmless, and what the answer repeats of that', () => {
    const args = {
      NewPort: '443',
      NewFilter: SECRET,
      NewPhonebookEntryData: `<a><b>${SECRET}</b></a>`,
      NewUseTLS: '1',
    };
    const shown = redacted(
      answer(`<NewDescription>is ${SECRET} now</NewDescription>`),
      encodeCall(SERVICE, 'Set', args),
    );
    assert.doesNotMatch(shown, /kanarie/);
    for (const part of ['<NewPort>443<', '<NewFilter>***<', '<NewPhonebookEntryData>***<', '<NewUseTLS>1<']) {
      assert.ok(shown.includes(part), shown);
    }
    assert.match(redacted(answer('<NewFilter>all</NewFilter>')), /<NewFilter>all</);
  });
});

suite('arguments of a call, in a document and in a question,', () => {
  /** Each is alone in its call. */
  const shown = (name: string, value: string, isSent = false): string | undefined =>
    isSent ? shownCall({ [name]: value }).arguments[name] : shownCall({}, { [name]: value }).result[name];

  test('hold no secret', () => {
    for (const name of ['NewPassword', 'NewPrivateKey', 'NewPSK', 'NewEncryptionKey', 'NewAPIKey', 'NewSessionID']) {
      assert.equal(shown(name, 'secret'), '***', name);
      assert.equal(shown(name, '1', true), '***', name);
    }
    const cases: [name: string, value: string, shown: string][] = [
      ['NewURL', 'https://anna:geheim@acs.example.net/geheim', 'https://***:***@acs.example.net/***'],
      ['NewConnectionRequestURL', 'http://[2001:db8::1]:49699/geheim', 'http://[2001:db8::1]:49699/***'],
      ['NewPassword', '', ''],
      ['NewDescription', 'see http://192.168.178.1/x?sid=geheim', 'see http://192.168.178.1/***?sid=***'],
      ['NewDomain', 'home.example.org', 'home.example.org'],
    ];
    for (const [name, value, masked] of cases) assert.equal(shown(name, value), masked);
    const list = shown('NewProviderList', '<List><Item><Name>Example</Name><Password>geheim</Password></Item></List>');
    assert.match(list ?? '', /<Name>Example<\/Name>\s*<Password>\*\*\*<\/Password>/);
    const ddns = { NewUpdateURL: 'https://dyn.example/?token=<username>', NewUsername: 'geheim' };
    assert.equal(shownCall({}, ddns).result.NewUsername, '***');
  });

  test('have no echo of what was sent, nothing that hides, and a greatest length', () => {
    const sent = { NewPassword: 'geheim ' };
    assert.equal(shownCall(sent, { NewStatus: 'is gehe\u200bim' }).result.NewStatus, 'is ***');
    assert.equal(shown('NewStatus', 'a\u202eb\u200bc'), 'abc');
    assert.equal(shown('NewStatus', 'x'.repeat(9000))?.length, LIMITS.line);
  });

  test('are shown of what is sent only where they are known to be harmless', () => {
    assert.equal(shown('NewFilter', 'text', true), '***');
    assert.equal(shown('NewFilter', 'text'), 'text');
    assert.equal(shown('NewUpgradesManaged', '1', true), '1');
    assert.equal(shown('NewDomain', 'home.example.org', true), 'home.example.org');
  });
});
