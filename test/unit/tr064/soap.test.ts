import assert from 'node:assert/strict';
import { LIMITS } from '../../../src/common/limits';
import { Tr064Error, type Tr064ErrorKind } from '../../../src/tr064/errors';
import { type Arguments, decodeAnswer, encodeCall } from '../../../src/tr064/soap';
import { parseXml } from '../../../src/tr064/xml';

/** A fault with the white space of a real one (FRITZ!OS 7). */
const fault = (code: string, namespace: string, description = 'text') => `<?xml version="1.0"?>
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">
<s:Body>
<s:Fault>
<faultcode>s:Client</faultcode>
<faultstring>UPnPError</faultstring>
<detail>
<UPnPError xmlns="${namespace}">
<errorCode>${code}</errorCode>
<errorDescription>${description}</errorDescription>
</UPnPError>
</detail>
</s:Fault>
</s:Body>
</s:Envelope>`;

const errorOf = (xml: string, sent: Arguments = {}): Tr064Error | undefined => {
  try {
    decodeAnswer(xml, 'GetInfo', 'X:1#GetInfo', sent);
  } catch (error) {
    if (error instanceof Tr064Error) return error;
  }
  return undefined;
};
const kindOf = (xml: string): Tr064ErrorKind | undefined => errorOf(xml)?.kind;

suite('SOAP', () => {
  test('puts arguments into the envelope in their order, escaped', () => {
    const xml = encodeCall('urn:x:1', 'SetThing', { NewUrl: 'http://a/?x=<ip>&y', NewEmpty: '' });
    const call = parseXml(xml).find('Body', 'SetThing');
    assert.deepEqual(
      call?.children.map(({ name, text }) => [name, text]),
      [
        ['NewUrl', 'http://a/?x=<ip>&y'],
        ['NewEmpty', ''],
      ],
    );
    assert.equal(call?.attributes.get('xmlns:u'), 'urn:x:1');
  });

  test('reads the out-arguments of an answer', () => {
    const answer = decodeAnswer(
      '<s:Envelope xmlns:s="e"><s:Body><u:GetInfoResponse xmlns:u="x"><NewA>1</NewA><NewB></NewB></u:GetInfoResponse></s:Body></s:Envelope>',
      'GetInfo',
      'call',
    );
    assert.deepEqual(
      [...answer],
      [
        ['NewA', '1'],
        ['NewB', ''],
      ],
    );
  });

  test('tells every documented fault apart', () => {
    const documented: [string, Tr064ErrorKind][] = [
      ['401', 'invalid-action'],
      ['402', 'invalid-args'],
      ['501', 'action-failed'],
      ['502', 'xml-error'],
      ['503', 'content-auth-failed'],
      ['600', 'argument-value-invalid'],
      ['603', 'out-of-memory'],
      ['606', 'not-authorized'],
      ['713', 'index-invalid'],
      ['714', 'no-such-entry'],
      ['801', 'string-too-short'],
      ['802', 'string-too-long'],
      ['803', 'invalid-characters'],
      ['820', 'internal-error'],
      ['866', 'second-factor-required'],
      ['867', 'second-factor-blocked'],
      ['868', 'second-factor-busy'],
      ['899', 'unknown-fault'],
      ['x', 'unknown-fault'],
    ];
    for (const [code, kind] of documented)
      assert.equal(kindOf(fault(code, 'urn:dslforum-org:control-1-0')), kind, code);
  });

  test('keeps the text of a fault beside its code, in one line and bounded, and out of the message', () => {
    const long = `first&#10;second&#x202e; ${'x'.repeat(900_000)}`;
    for (const xml of [
      fault('899', 'urn:dslforum-org:control-1-0', long),
      `<e><Body><Fault><faultstring>${long}</faultstring></Fault></Body></e>`,
    ]) {
      const { message = '', details } = errorOf(xml) ?? {};
      assert.match(details?.description ?? '', /^first second x+…$/);
      assert.ok((details?.description ?? '').length <= LIMITS.value);
      assert.ok(!message.includes('first') && message.length < 100, message);
    }
  });

  test('drops the text of a fault to a call that carried a secret: it may repeat it', () => {
    const xml = fault('820', 'urn:dslforum-org:control-1-0', 'not allowed: c2VjcmV0');
    assert.equal(errorOf(xml, { NewUsername: 'anna', NewPassword: 'secret' })?.details.description, undefined);
    assert.equal(errorOf(xml, { NewToken: 'secret' })?.details.description, undefined);
    assert.equal(errorOf(xml, { NewSomethingNew: 'secret' })?.details.description, undefined);
    assert.equal(errorOf(xml, { NewEnabled: '1', NewPassword: '' })?.details.description, 'not allowed: c2VjcmV0');
  });

  test('takes no number for a code that could be none', () => {
    for (const code of ['1e300', '-1', '6'.repeat(900_000), '606.0']) {
      assert.equal(errorOf(fault(code, 'urn:dslforum-org:control-1-0'))?.details.code, undefined);
    }
  });

  test('knows TR-064 that is switched off by the engine that answers for it', () => {
    assert.equal(kindOf(fault('401', 'urn:schemas-upnp-org:control-1-0')), 'tr064-off');
  });

  test('refuses answers to something else', () => {
    assert.equal(kindOf('<html><body>hello</body></html>'), 'bad-response');
    assert.equal(
      kindOf('<s:Envelope xmlns:s="e"><s:Body><u:OtherResponse xmlns:u="x"/></s:Body></s:Envelope>'),
      'bad-response',
    );
  });
});
