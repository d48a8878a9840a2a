import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isSecretName, isSecretWhenSent, withoutSessionIds } from '../../../src/tr064/argumentNames';
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
  ...['NewAPIKey', 'NewEncryptionKey', 'NewPIN', 'NewPINCode', 'NewPSK', 'NewPrivateKey', 'NewPUK', 'NewSecret'],
  ...['NewUserCredential', 'NewSessionId', 'password', 'NewPwd', 'NewCookie', 'NewSharedKey'],
];

/** These only look like it. */
const HARMLESS = [
  ...['NewAllowedCharsPassword', 'NewAllowedCharsPSK', 'NewBSSID', 'NewDefaultWEPKeyIndex', 'NewMinCharsSSID'],
  ...['NewMaxCharsIPSecPreSharedKey', 'NewPasswordRequired', 'NewPasswordUserSelectable', 'NewSSID'],
  ...['NewTicketIDStatus', 'NewUsername', 'NewX_AVM-DE_ClientPasswordMaxChars'],
  'NewX_AVM-DE_IsDefaultPasswordActive',
];

/** Sent by commands of this extension, and shown before they are. */
const SHOWN_WHEN_SENT = [
  ...['NewEnabled', 'NewPort', 'NewUsername', 'NewLetsEncryptEnabled', 'NewProviderName', 'NewDomain', 'NewMode'],
  ...['NewServerIPv4', 'NewServerIPv6', 'NewTR069Enabled', 'NewTR069FirmwareDownloadEnabled', 'NewAction'],
];

/** Of the real boxes', too. */
const HIDDEN_WHEN_SENT = ['NewID', 'NewURL', 'NewFilter', 'NewPhonebookEntryData', 'NewEmail', 'NewAnythingElse'];

suite('argument names', () => {
  test('tell what is a secret', () => {
    const shown = [...SECRETS, ...MORE_SECRETS].filter((name) => !isSecretName(name));
    assert.deepEqual(shown, []);
    assert.deepEqual(
      HARMLESS.filter((name) => isSecretName(name) || isSecretWhenSent(name)),
      [],
    );
  });

  test('of what is sent are secrets unless they are known to be harmless', () => {
    const hidden = (names: readonly string[]): string[] => names.filter((name) => isSecretWhenSent(name));
    assert.deepEqual(hidden(SHOWN_WHEN_SENT), []);
    for (const names of [SECRETS, MORE_SECRETS, HIDDEN_WHEN_SENT]) assert.deepEqual(hidden(names), names);
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
    ];
    for (const [given, shown] of links) assert.equal(withoutSessionIds(given, '***'), shown);
  });

  // Descriptions of real boxes (CONTRIBUTING.md, "Real boxes").
  const real = process.env.BOX_DESCRIPTIONS;
  if (real !== undefined) {
    test('of real boxes are secrets where they are known to be, and nowhere else', () => {
      const files = readdirSync(real, { recursive: true, encoding: 'utf8' }).filter((file) =>
        file.endsWith('SCPD.xml'),
      );
      const names = files.flatMap((file) =>
        parseScpd(readFileSync(path.join(real, file), 'utf8')).actions.flatMap(({ args }) =>
          args.map(({ name }) => name),
        ),
      );
      assert.deepEqual([...new Set(names.filter((name) => isSecretName(name)))].sort(), [...SECRETS].sort());
    });
  }
});
