import assert from 'node:assert/strict';
import fc from 'fast-check';
import { redactedXml, shownValue } from '../../../src/routers/redactedXml';
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

function redacted(...bodies: string[]): string {
  return redactedXml(bodies).join('\n');
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
      call,
      answer(`<Wifi password="${SECRET}"/><PresharedKey><Part>${SECRET}</Part></PresharedKey><!-- ${SECRET} -->`),
    );
    assert.doesNotMatch(shown, /kanarie/);
    assert.match(shown, /<token>\*\*\*<\/token>/);
    assert.match(shown, /<NewEnabled>1</);
    assert.match(shown, /<Part>\*\*\*</);
  });

  test('masks what the answer repeats of the request', () => {
    const fault = `<s:Envelope><s:Body><s:Fault><faultstring>no ${SECRET} &amp; no more</faultstring></s:Fault></s:Body></s:Envelope>`;
    const shown = redacted(encodeCall(SERVICE, 'SetDDNSConfig', { NewPassword: SECRET }), fault);
    assert.doesNotMatch(shown, /kanarie/);
    assert.match(shown, /<faultstring>no \*\*\* &amp; no more</);
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
        const [shown = ''] = redactedXml([xml]);
        assert.doesNotMatch(shown, /kanarie|k&|&#/);
        assert.match(shown, /\*\*\*/);
      }),
      { numRuns: 500 },
    );
  }).timeout(10_000);

  test('shows a value outside of XML as it does inside', () => {
    const cases: [name: string, value: string, shown: string][] = [
      ['NewURL', 'https://anna:geheim@acs.example.net/geheim', 'https://***:***@acs.example.net/***'],
      ['NewConnectionRequestURL', 'http://[2001:db8::1]:49699/geheim', 'http://[2001:db8::1]:49699/***'],
      ['NewPassword', 'geheim', '***'],
      ['NewPassword', '', ''],
      ['NewDescription', 'see http://192.168.178.1/x?sid=geheim', 'see http://192.168.178.1/***?sid=***'],
      ['NewDomain', 'home.example.org', 'home.example.org'],
    ];
    for (const [name, value, shown] of cases) assert.equal(shownValue(name, value), shown);
  });
});
