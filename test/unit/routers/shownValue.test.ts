import assert from 'node:assert/strict';
import { shownValue } from '../../../src/routers/redactedXml';

suite('values of arguments as they are shown', () => {
  test('hold no secret, by the same rule wherever they are shown', () => {
    for (const name of ['NewPassword', 'NewPrivateKey', 'NewPSK', 'NewEncryptionKey', 'NewAPIKey', 'NewSessionID']) {
      assert.equal(shownValue(name, 'secret'), '***', name);
      assert.equal(shownValue(name, '1', true), '***', name);
    }
    assert.equal(
      shownValue('NewURL', 'https://anna:secret@acs.example.net/secret'),
      'https://***:***@acs.example.net/***',
    );
    assert.equal(shownValue('NewPath', '/list.lua?sid=0123'), '/list.lua?sid=***');
    assert.equal(shownValue('NewPassword', ''), '');
  });

  test('of what is sent are shown only where they are known to be harmless', () => {
    assert.equal(shownValue('NewFilter', 'text', true), '***');
    assert.equal(shownValue('NewFilter', 'text'), 'text');
    assert.equal(shownValue('NewUpgradesManaged', '1', true), '1');
    assert.equal(shownValue('NewDomain', 'home.example.org', true), 'home.example.org');
  });
});
