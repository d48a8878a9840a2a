import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isSecretName, isSecretWhenSent, withoutNamedSecrets } from '../../../src/tr064/argumentNames';
import { parseScpd } from '../../../src/tr064/scpd';

/** Of the services of a FRITZ!Box 7590 with FRITZ!OS 7.57 and a 7530 AX with 7.29, all that carry a secret. */
const SECRETS = [
  ...['EncryptionSecret', 'NewAppAVMPasswordHash', 'NewAppPassword', 'NewConnectionRequestPassword'],
  ...['NewConnectionRequestURL', 'NewIPSecPreSharedKey', 'NewIPSecXauthPassword', 'NewKeyPassphrase'],
  ...['NewParameterHash', 'NewParameterKey', 'NewPassword', 'NewPersistentData', 'NewPreSharedKey'],
  ...['NewProvisioningCode', 'NewSessionID', 'NewTicketID', 'NewToken', 'NewUpdateURL', 'NewVoIPPassword'],
  ...['NewWEPKey0', 'NewWEPKey1', 'NewWEPKey2', 'NewWEPKey3', 'NewX_AVM-DE_ClientPassword'],
  ...['NewX_AVM-DE_ConfigFileUrl', 'NewX_AVM-DE_DownloadURL', 'NewX_AVM-DE_Password', 'NewX_AVM-DE_SessionID'],
  'NewX_AVM-DE_UrlSID',
];

/** What other boxes may have. */
const MORE_SECRETS = [
  ...['NewPin1', 'NewOTP', 'NewTAN', 'NewAuthorization', 'NewRecoveryCode', 'NewAccessCode', 'NewKennwort'],
  ...['NewAPIKey', 'NewEncryptionKey', 'NewPIN', 'NewPINCode', 'NewPSK', 'NewPrivateKey', 'NewPUK', 'NewSecret'],
  ...['NewUserCredential', 'NewSessionId', 'password', 'NewPwd', 'NewCookie', 'NewSharedKey'],
  ...['NewX_AVM-DE_TAN', 'NewPUK1', 'NewPW', 'NewAuthCode'],
];

/** These only look like it. */
const HARMLESS = [
  ...['NewAllowedCharsPassword', 'NewAllowedCharsPSK', 'NewBSSID', 'NewDefaultWEPKeyIndex', 'NewMinCharsSSID'],
  ...['NewMaxCharsIPSecPreSharedKey', 'NewPasswordRequired', 'NewPasswordUserSelectable', 'NewSSID'],
  ...['NewTicketIDStatus', 'NewUsername', 'NewX_AVM-DE_ClientPasswordMaxChars'],
  'NewX_AVM-DE_IsDefaultPasswordActive',
];

/** Of these descriptions, what is text that is sent and shown: where and what, not with which key. */
const SHOWN_WHEN_SENT = [
  ...['NewAccessType', 'NewAction', 'NewAppAVMAddress', 'NewAppDeviceMAC', 'NewAppDisplayName', 'NewAppUsername'],
  ...['NewAssociatedDeviceIPAddress', 'NewAssociatedDeviceMACAddress', 'NewBSSID', 'NewBasicAuthenticationMode'],
  ...['NewConnectionRequestUsername', 'NewDefaultConnectionService', 'NewDestIPAddress', 'NewDestSubnetMask'],
  ...['NewDestinationAddress', 'NewDeviceName', 'NewDomain', 'NewGatewayIPAddress', 'NewHostName', 'NewHostname'],
  ...['NewIPAddress', 'NewIPAddressingType', 'NewIPRouters', 'NewIPSecXauthUsername', 'NewIPv4Address'],
  ...['NewIPv6Address', 'NewMACAddress', 'NewMaxAddress', 'NewMaxBitRate', 'NewMinAddress', 'NewMountpointName'],
  ...['NewNTPServer1', 'NewNTPServer2', 'NewName', 'NewNumber', 'NewPhonebookName', 'NewPort', 'NewProviderName'],
  ...['NewRemoteHost', 'NewSSID', 'NewServerIPv4', 'NewServerIPv6', 'NewSourceIPAddress', 'NewSourceSubnetMask'],
  ...['NewSubnetMask', 'NewTrafficMode', 'NewType', 'NewUserName', 'NewUsername', 'NewVoIPNumber'],
  ...['NewVoIPSTUNServer', 'NewVoIPUsername', 'NewX_AVM-DE_Annex', 'NewX_AVM-DE_ClientUsername'],
  ...['NewX_AVM-DE_Country', 'NewX_AVM-DE_FriendlyName', 'NewX_AVM-DE_Language', 'NewX_AVM-DE_OutGoingNumber'],
  ...['NewX_AVM-DE_PhoneName', 'NewX_AVM-DE_PhoneNumber'],
];

/** Sent by commands of this extension, and shown before they are. */
const SHOWN_BY_COMMANDS = [
  ...['NewEnabled', 'NewPort', 'NewUsername', 'NewLetsEncryptEnabled', 'NewProviderName', 'NewDomain', 'NewMode'],
  ...['NewServerIPv4', 'NewServerIPv6', 'NewTR069Enabled', 'NewTR069FirmwareDownloadEnabled', 'NewAction'],
];

/** Of these descriptions, too. */
const HIDDEN_WHEN_SENT = [
  ...['NewAIN', 'NewEmail', 'NewFilter', 'NewID', 'NewIPSecIdentifier', 'NewPath', 'NewPhonebookEntryData', 'NewURL'],
  ...['NewVoIPRegistrar', 'NewX_AVM-DE_ClientId', 'NewX_AVM-DE_InComingNumbers', 'NewAnythingElse'],
];

/** Every argument in what is written down of real boxes (TR-064 documents, forums) that is not in the lists above. */
const FROM_DOCUMENTS: Readonly<Record<'secret' | 'hiddenWhenSent' | 'harmless', readonly string[]>> = {
  secret: ['NewConnectionRequestURL', 'NewParameterHash', 'NewParameterKey', 'NewPassword', 'NewSessionID', 'NewToken'],
  hiddenWhenSent: [
    ...['NewAccessFromInternet', 'NewDeviceLog', 'NewDeviceRegistered', 'NewIPv4Addresses', 'NewInternalClient'],
    ...['NewInternetRights', 'NewMethods', 'NewPortMappingDescription', 'NewProviderList', 'NewSoftwareVersion'],
    ...['NewStatusIPv4', 'NewStatusIPv6', 'NewUpgradesManaged'],
  ],
  harmless: [
    ...['NewAllowedCharsPassword', 'NewAllowedCharsUsername', 'NewAppRight', 'NewConfigRight', 'NewConnectionStatus'],
    ...['NewDialRight', 'NewDynDNSName', 'NewExternalIPAddress', 'NewExternalIPv6Address', 'NewExternalPort'],
    ...['NewHomeautoRight', 'NewInternalPort', 'NewLeaseDuration', 'NewLetsEncryptState', 'NewMaxCharsPassword'],
    ...['NewMinCharsPassword', 'NewMyFritzDynDNSName', 'NewMyFritzEnabled', 'NewNasRight', 'NewPeriodicInformEnable'],
    ...['NewPeriodicInformInterval', 'NewPeriodicInformTime', 'NewPhoneRight', 'NewPortMappingIndex', 'NewProtocol'],
    ...['NewRemoteAccessDDNSDomain', 'NewRemoteAccessDDNSEnabled', 'NewSecurityPort', 'NewSerialNumber', 'NewServer'],
    ...['NewState', 'NewUpTime', 'NewX_AVM-DE_AnonymousLoginEnabled', 'NewX_AVM-DE_ButtonLoginEnabled'],
    'NewX_AVM-DE_IsDefaultPasswordActive',
  ],
};

suite('argument names', () => {
  const hidden = (names: readonly string[]): string[] => names.filter((name) => isSecretWhenSent(name, 'text'));
  const secret = (names: readonly string[]): string[] => names.filter((name) => isSecretName(name));

  test('tell what is a secret', () => {
    const { secret: known, hiddenWhenSent, harmless } = FROM_DOCUMENTS;
    for (const names of [SECRETS, MORE_SECRETS, known]) assert.deepEqual(secret(names), names);
    for (const names of [HARMLESS, hiddenWhenSent, harmless]) assert.deepEqual(secret(names), []);
    for (const names of [HARMLESS, harmless]) assert.deepEqual(hidden(names), []);
  });

  test('of what is sent are secrets unless they are known to be harmless', () => {
    for (const names of [SHOWN_BY_COMMANDS, SHOWN_WHEN_SENT]) assert.deepEqual(hidden(names), []);
    const { secret: known, hiddenWhenSent } = FROM_DOCUMENTS;
    for (const names of [SECRETS, MORE_SECRETS, HIDDEN_WHEN_SENT, known, hiddenWhenSent]) {
      assert.deepEqual(hidden(names), names);
    }
    assert.deepEqual(
      ['', '0', '1', '2'].map((value) => isSecretWhenSent('NewAnythingElse', value)),
      [false, false, false, true],
    );
    assert.ok(isSecretWhenSent('NewPassword', '1'));
  });

  test('are not all: links carry session ids and the keys of shares', () => {
    const links: [string, string][] = [
      ['/devicehostlist.lua?sid=0123456789abcdef', '/devicehostlist.lua?sid=***'],
      [
        'http://192.0.2.1:49000/phonebook.lua?sid=0123456789abcdef&pbid=0',
        'http://192.0.2.1:49000/phonebook.lua?sid=***&pbid=0',
      ],
      ['/nas/filelink.lua?id=0123456789abcdef', '/nas/filelink.lua?id=***'],
      ['<a>/x?a=1&amp;sid=0123</a>', '<a>/x?a=1&amp;sid=***</a>'],
      ['anna considered=1', 'anna considered=1'],
      ['sid=0123', 'sid=***'],
      ['sid=0123&x=1', 'sid=***&x=1'],
      ['x.lua#sid=0123', 'x.lua#sid=***'],
      ['x.lua#/a;tr064sid=0123', 'x.lua#/a;tr064sid=***'],
      ['token=0123', 'token=***'],
      ['token = 0123', 'token = ***'],
      ['fritz.box/x?apikey=0123', 'fritz.box/x?apikey=***'],
      ['../x.lua?id=0123', '../x.lua?id=***'],
      ['x%3Fsid%3D0123%26a%3D1', 'x%3Fsid%3D***%26a%3D1'],
      ['x%253Fsid%253D0123%2526a', 'x%253Fsid%253D***%2526a'],
      ['{"sid":"0123","a":1}', '{"sid":"***","a":1}'],
      ['{\\"sid\\": \\"0123\\"}', '{\\"sid\\": \\"***\\"}'],
      ['{"sid":0123}', '{"sid":***'],
      ['%7B%22sid%22%3A%220123%22%7D', '%7B%22sid%22%3A%22***%22%7D'],
      ['x?sid\\u003d0123', 'x?sid\\u003d***'],
      ['SSID=Home', 'SSID=Home'],
      ['HTTP code: 401', 'HTTP code: 401'],
      ['password: 0123', 'password: ***'],
      ['Authorization: Basic 0123', 'Authorization: Basic ***'],
      ['{"pass":"0123","pin":"4567"}', '{"pass":"***","pin":"***"}'],
      ['sid="01 23"', 'sid="***"'],
      ['{"password": "01\\"23","a":1}', '{"password": "***","a":1}'],
      ["pw='01\\'23' a", "pw='***' a"],
      ['X-API-Key: 0123 PSK: 0123 PIN: 0123', 'X-API-Key: *** PSK: *** PIN: ***'],
      ['?key=0123&code=0123&auth=0123', '?key=***&code=***&auth=***'],
    ];
    for (const [given, shown] of links) assert.equal(withoutNamedSecrets(given), shown);
  });

  // Descriptions of real boxes (CONTRIBUTING.md, "Real boxes").
  const real = process.env.BOX_DESCRIPTIONS;
  if (real !== undefined) {
    const scpds = readdirSync(real, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('SCPD.xml'))
      .map((file) => parseScpd(readFileSync(path.join(real, file), 'utf8')));
    const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();

    test('of real boxes are secrets where they are known to be, and nowhere else', () => {
      const names = scpds.flatMap(({ actions }) => actions.flatMap(({ args }) => args.map(({ name }) => name)));
      assert.ok(names.length > 500);
      assert.deepEqual(sorted(secret(names)), sorted(SECRETS));
    });

    test('of real boxes that are shown when they are sent are all known', () => {
      const texts = scpds.flatMap(({ actions, variables }) => {
        const isText = (wanted: string): boolean =>
          variables.some(
            ({ name, dataType, allowedValues }) =>
              name === wanted && dataType === 'string' && allowedValues.length === 0,
          );
        return actions.flatMap(({ args }) =>
          args.flatMap(({ name, direction, variable }) => (direction === 'in' && isText(variable) ? [name] : [])),
        );
      });
      const shown = texts.filter((name) => !isSecretWhenSent(name, 'text'));
      assert.deepEqual(sorted(shown), sorted(SHOWN_WHEN_SENT));
    });
  }
});
