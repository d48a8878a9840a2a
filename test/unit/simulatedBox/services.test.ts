import assert from 'node:assert/strict';
import { type ScenarioName, type SimulatedBox } from '../../box';
import { administratorOf, call, request, soapRequest, startTestBox, values } from './client';

suite('Simulated box: other services', () => {
  let box: SimulatedBox;

  const start = async (scenario: ScenarioName = '7590-8.02') => {
    box = await startTestBox({ scenario });
  };

  teardown(() => box.close());

  test('the user who is signed in, and the rights of that user', async () => {
    await start();
    const [anna, paul] = box.users;
    assert.ok(anna && paul);
    const current = await call(box, 'LANConfigSecurity', 'X_AVM-DE_GetCurrentUser', {}, paul);
    assert.equal(current['NewX_AVM-DE_CurrentUsername'], 'paul');
    assert.equal(
      current['NewX_AVM-DE_CurrentUserRights'],
      '<rights><path>Phone</path><access>readonly</access><path>NAS</path><access>readwrite</access></rights>',
    );
    const rights = await call(box, 'X_AVM-DE_AppSetup', 'GetConfig', {}, paul);
    assert.deepEqual(
      [rights.NewConfigRight, rights.NewPhoneRight, rights.NewNasRight, rights.NewInternetRights],
      ['NO', 'RO', 'RW', '0'],
    );
    assert.equal((await call(box, 'X_AVM-DE_AppSetup', 'GetConfig', {}, anna)).NewConfigRight, 'RW');
  });

  test('a box as unpacked has its automatic user and nothing else', async () => {
    await start('factory');
    const reply = await request(box, soapRequest('LANConfigSecurity', 'X_AVM-DE_GetUserList'));
    assert.equal(values(reply)['NewX_AVM-DE_UserList'], '<List><Username last_user="1">fritz1337</Username></List>');
    assert.equal(administratorOf(box).name, 'fritz1337');
    const security = await call(box, 'LANConfigSecurity', 'GetInfo');
    assert.equal(security['NewX_AVM-DE_IsDefaultPasswordActive'], '1');
    const access = await call(box, 'X_AVM-DE_RemoteAccess', 'GetInfo');
    assert.deepEqual([access.NewEnabled, access.NewUsername, access.NewLetsEncryptState], ['0', '', 'not_used']);
    assert.equal((await call(box, 'X_AVM-DE_MyFritz', 'GetInfo')).NewState, 'myfritz_disabled');
  });

  test('the ways in from outside, in one call', async () => {
    await start();
    assert.deepEqual(await call(box, 'X_AVM-DE_AppSetup', 'GetAppRemoteInfo'), {
      NewSubnetMask: '255.255.255.0',
      NewIPAddress: '192.168.178.1',
      NewExternalIPAddress: '203.0.113.7',
      NewExternalIPv6Address: '2001:db8:7590::1',
      NewRemoteAccessDDNSEnabled: '1',
      NewRemoteAccessDDNSDomain: 'home.example.org',
      NewMyFritzEnabled: '1',
      NewMyFritzDynDNSName: box.state.myFritz.name,
    });
  });

  test('of the two internet connections, the one that is not used says so', async () => {
    await start();
    const service = await call(box, 'Layer3Forwarding', 'GetDefaultConnectionService');
    assert.equal(service.NewDefaultConnectionService, '1.WANPPPConnection.1');
    assert.equal((await call(box, 'WANPPPConnection', 'GetStatusInfo')).NewConnectionStatus, 'Connected');
    assert.equal((await call(box, 'WANIPConnection', 'GetStatusInfo')).NewConnectionStatus, 'Unconfigured');
    const address = await call(box, 'WANIPConnection', 'GetExternalIPAddress');
    assert.equal(address.NewExternalIPAddress, '203.0.113.7');
    box.state.internet.connected = false;
    assert.equal((await call(box, 'WANPPPConnection', 'GetStatusInfo')).NewConnectionStatus, 'Disconnected');
  });

  test('port mappings end with 713', async () => {
    await start();
    box.state.internet.portMappings.push({
      remoteHost: '',
      externalPort: 443,
      protocol: 'TCP',
      internalPort: 8443,
      internalClient: '192.168.178.20',
      enabled: true,
      description: 'web',
    });
    const number = await call(box, 'WANPPPConnection', 'GetPortMappingNumberOfEntries');
    assert.equal(number.NewPortMappingNumberOfEntries, '1');
    const entry = (index: string) =>
      call(box, 'WANPPPConnection', 'GetGenericPortMappingEntry', { NewPortMappingIndex: index });
    assert.equal((await entry('0')).NewInternalPort, '8443');
    await assert.rejects(entry('1'), { message: '500/713' });
  });

  test('services of MyFRITZ! are added, read and deleted by index', async () => {
    await start();
    const written = {
      NewEnabled: '1',
      NewName: 'web',
      NewScheme: 'https://',
      NewPort: '8443',
      NewURLPath: '/start',
      NewType: '',
      NewIPv4Address: '192.168.178.20',
      NewIPv6Address: '',
      NewIPv6InterfaceID: '',
      NewMACAddress: '',
      NewHostName: 'desk',
    };
    await call(box, 'X_AVM-DE_MyFritz', 'SetServiceByIndex', { NewIndex: '0', ...written });
    assert.equal((await call(box, 'X_AVM-DE_MyFritz', 'GetNumberOfServices')).NewNumberOfServices, '1');
    const read = await call(box, 'X_AVM-DE_MyFritz', 'GetServiceByIndex', { NewIndex: '0' });
    assert.deepEqual([read.NewName, read.NewPort, read.NewIPv4Addresses], ['web', '8443', '192.168.178.20']);
    await call(box, 'X_AVM-DE_MyFritz', 'DeleteServiceByIndex', { NewIndex: '0' });
    await assert.rejects(call(box, 'X_AVM-DE_MyFritz', 'GetServiceByIndex', { NewIndex: '0' }), {
      message: '500/713',
    });
  });

  test('devices in the home network', async () => {
    await start();
    assert.equal((await call(box, 'Hosts', 'GetGenericHostEntry', { NewIndex: '1' })).NewHostName, 'phone');
    await assert.rejects(call(box, 'Hosts', 'GetGenericHostEntry', { NewIndex: '9' }), { message: '500/713' });
    await assert.rejects(call(box, 'Hosts', 'GetSpecificHostEntry', { NewMACAddress: '' }), { message: '500/714' });
  });

  test('the clock shows Central European Time', async () => {
    await start();
    const { NewCurrentLocalTime = '' } = await call(box, 'Time', 'GetInfo');
    assert.match(NewCurrentLocalTime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00$/);
    assert.ok(Math.abs(Date.parse(NewCurrentLocalTime) - Date.now()) < 5000);
  });
});
