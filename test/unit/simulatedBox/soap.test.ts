import assert from 'node:assert/strict';
import { type SimulatedBox } from '../../box';
import {
  call,
  controlUrl,
  envelope,
  faultCode,
  loggedIn,
  request,
  serviceType,
  soapRequest,
  startTestBox,
  values,
  without,
  type Request,
} from './client';

suite('Simulated box: SOAP', () => {
  let box: SimulatedBox;

  suiteSetup(async () => {
    box = await startTestBox();
  });

  suiteTeardown(() => box.close());

  const codeOf = async (wanted: Request, user?: number) => {
    const reply = await loggedIn(box, wanted, user === undefined ? undefined : box.users[user]);
    assert.equal(reply.status, 500);
    return faultCode(reply);
  };

  test('an answer has the form of a real one', async () => {
    const { body } = await loggedIn(box, soapRequest('DeviceInfo', 'GetSecurityPort'));
    assert.equal(
      body,
      [
        '<?xml version="1.0"?>',
        ' <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">',
        '<s:Body>',
        '<u:GetSecurityPortResponse xmlns:u="urn:dslforum-org:service:DeviceInfo:1">',
        `<NewSecurityPort>${box.tlsPort}</NewSecurityPort>`,
        '</u:GetSecurityPortResponse>',
        '</s:Body>',
        '</s:Envelope>',
        '',
      ].join('\n'),
    );
  });

  test('a fault has the form of a real one', async () => {
    const reply = await loggedIn(box, soapRequest('DeviceInfo', 'GetInfo', { NewX: '' }));
    assert.equal(reply.status, 500);
    assert.equal(reply.headers['content-type'], 'text/xml; charset="utf-8"');
    assert.match(
      reply.body,
      /<s:Fault>\n<faultcode>s:Client<\/faultcode>\n<faultstring>UPnPError<\/faultstring>\n<detail>\n<UPnPError xmlns="urn:dslforum-org:control-1-0">\n<errorCode>402<\/errorCode>\n<errorDescription>Invalid Args<\/errorDescription>\n<\/UPnPError>\n<\/detail>\n<\/s:Fault>/,
    );
  });

  test('401: an action the service does not have, or of another service, or none', async () => {
    assert.equal(await codeOf(soapRequest('DeviceInfo', 'GetNothing')), 401);
    const other = soapRequest('DeviceInfo', 'GetInfo');
    assert.equal(await codeOf({ ...other, path: controlUrl('X_AVM-DE_RemoteAccess') }), 401);
    assert.equal(await codeOf({ ...other, headers: {} }), 401);
    assert.equal(await codeOf(soapRequest('DeviceInfo', 'constructor')), 401);
  });

  test('the action is picked from the header, quoted or not', async () => {
    const wanted = soapRequest('DeviceInfo', 'GetInfo');
    const headers = { soapaction: `${serviceType('DeviceInfo')}#GetInfo` };
    assert.equal((await loggedIn(box, { ...wanted, headers })).status, 200);
    assert.equal((await loggedIn(box, { ...wanted, body: envelope('DeviceInfo', 'Other') })).status, 200);
  });

  test('402: an argument too few, too many, twice, or of the wrong type', async () => {
    const service = 'ManagementServer';
    const action = 'SetPeriodicInform';
    const right = {
      NewPeriodicInformEnable: '1',
      NewPeriodicInformInterval: '60',
      NewPeriodicInformTime: '0001-01-01T00:00:00',
    };
    const tooFew = without(right, 'NewPeriodicInformTime');
    assert.equal(await codeOf(soapRequest(service, action, tooFew)), 402);
    assert.equal(await codeOf(soapRequest(service, action, { ...right, NewOther: '1' })), 402);
    assert.equal(await codeOf(soapRequest(service, action, { ...tooFew, newPeriodicInformTime: '' })), 402);
    assert.equal(await codeOf(soapRequest(service, action, { ...right, NewPeriodicInformEnable: '2' })), 402);
    assert.equal(await codeOf(soapRequest(service, action, { ...right, NewPeriodicInformInterval: '-1' })), 402);
    assert.equal(
      await codeOf(soapRequest(service, action, { ...right, NewPeriodicInformInterval: '4294967296' })),
      402,
    );
    const twice = soapRequest(service, 'SetManagementServerURL', { NewURL: 'x' });
    const body = String(twice.body).replace('<NewURL>x</NewURL>', '<NewURL>x</NewURL><NewURL>y</NewURL>');
    assert.equal(await codeOf({ ...twice, body }), 402);
    assert.deepEqual(await call(box, service, action, right), {});
  });

  test('501: described, but not done by this box', async () => {
    assert.equal(await codeOf(soapRequest('DeviceConfig', 'Reboot')), 501);
  });

  test('502: no envelope, a broken one, or one with a document type', async () => {
    const wanted = soapRequest('DeviceInfo', 'GetSecurityPort');
    const good = String(wanted.body);
    const bombs = '<!DOCTYPE x [<!ENTITY a "aaaa">]>';
    for (const body of [
      '',
      'GetSecurityPort',
      good.slice(0, -5),
      good.replace('?>', `?>${bombs}`),
      good.replace(/<u:.*<\/u:[^>]*>/s, ''),
      good.replaceAll('Envelope', 'Letter'),
      good.replace('></u:', '>&nbsp;</u:'),
      good.replace('></u:', '>]]></u:'),
      Buffer.from(good.replace('></u:', '>ü</u:'), 'latin1'),
    ]) {
      const reply = await request(box, { ...wanted, body });
      assert.equal(reply.status, 500);
      assert.equal(faultCode(reply), 502, String(body));
    }
  });

  test('606: logged in, but without the right', async () => {
    assert.equal(await codeOf(soapRequest('DeviceInfo', 'GetInfo'), 1), 606);
    assert.equal(await codeOf(soapRequest('X_AVM-DE_AppSetup', 'GetAppRemoteInfo'), 1), 606);
    const readable = soapRequest('X_AVM-DE_RemoteAccess', 'GetDDNSInfo');
    assert.equal((await loggedIn(box, readable, box.users[1])).status, 200);
  });

  test('without a login: what a client has to know before it has one, and nothing else', async () => {
    for (const [service, action] of [
      ['DeviceInfo', 'GetSecurityPort'],
      ['LANConfigSecurity', 'GetInfo'],
      ['LANConfigSecurity', 'X_AVM-DE_GetAnonymousLogin'],
      ['LANConfigSecurity', 'X_AVM-DE_GetUserList'],
      ['X_AVM-DE_AppSetup', 'GetInfo'],
    ] as const) {
      assert.equal((await request(box, soapRequest(service, action))).status, 200, action);
    }
    for (const [service, action] of [
      ['DeviceInfo', 'GetInfo'],
      ['LANConfigSecurity', 'X_AVM-DE_GetCurrentUser'],
      ['ManagementServer', 'GetInfo'],
      ['DeviceInfo', 'GetNothing'],
    ] as const) {
      assert.equal((await request(box, soapRequest(service, action))).status, 401, action);
    }
  });

  test('all text that XML allows comes back as it went', async () => {
    for (const text of [
      '',
      ' ',
      '  two  ',
      '\ta\nb\n',
      'carriage\rreturn\r\nline',
      '&amp;lt; &lt; &#38; &',
      `<a href="x">'</a>]]>`,
      '00012.50',
      'true',
      'ÄÖÜß § 李雷 Ольга \u{1F426} \u{10FFFD}',
      '\u0085\u2028\uFEFF\uFFFD\uD7FF\uE000',
      'x'.repeat(100_000),
      '&'.repeat(5000),
    ]) {
      await call(box, 'DeviceInfo', 'SetProvisioningCode', { NewProvisioningCode: text });
      assert.equal(box.state.provisioningCode, text);
      const answer = await call(box, 'DeviceInfo', 'GetInfo');
      assert.equal(answer.NewProvisioningCode, text);
    }
  });

  test('CDATA and references of both kinds are read', async () => {
    const wanted = soapRequest('DeviceInfo', 'SetProvisioningCode', { NewProvisioningCode: 'HERE' });
    const body = String(wanted.body).replace(
      'HERE',
      '<![CDATA[&amp;<!DOCTYPE>]]>&#x1F426;&#65;&apos;<!-- no -->&quot;',
    );
    assert.equal((await loggedIn(box, { ...wanted, body })).status, 200);
    assert.equal(box.state.provisioningCode, `&amp;<!DOCTYPE>\u{1F426}A'"`);
  });

  test('lists are documents of their own, escaped inside their element', async () => {
    const users = await request(box, soapRequest('LANConfigSecurity', 'X_AVM-DE_GetUserList'));
    assert.match(users.body, /&lt;List&gt;&lt;Username last_user=&quot;1&quot;&gt;anna&lt;\/Username&gt;/);
    assert.equal(
      values(users)['NewX_AVM-DE_UserList'],
      '<List><Username last_user="1">anna</Username><Username>paul</Username></List>',
    );
    const { NewProviderList = '' } = await call(box, 'X_AVM-DE_RemoteAccess', 'GetDDNSProviders');
    assert.match(NewProviderList, /<ProviderName>Namen &amp; Nummern DynDNS<\/ProviderName>/);
    assert.match(
      NewProviderList,
      /<ProviderName>Benutzerdefiniert<\/ProviderName><InfoURL><\/InfoURL><\/Item><\/List>$/,
    );
  });
});
