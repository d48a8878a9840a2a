import { Desk } from './desk';
import { speak } from '../../vscode/l10n';
import assert from 'node:assert/strict';

suite('commands: notes before a change', () => {
  let desk: Desk;
  setup(() => {
    desk = new Desk();
  });
  teardown(async () => {
    speak('en');
    await desk.close();
  });

  const commands = ['turnOnRemoteAccess', 'turnOnRemoteAccessFor', 'turnOffLetsEncrypt', 'turnOnLetsEncrypt'] as const;
  for (const language of ['en', 'de'] as const) {
    test(`take one row each: ${language}`, async () => {
      const [box, { id }] = await desk.add('Home');
      box.state.remoteAccess.enabled = false;
      speak(language);
      for (const command of commands) {
        box.state.remoteAccess.letsEncryptEnabled = command === 'turnOffLetsEncrypt';
        await desk.run(command, id, undefined);
        const notes = (desk.person.asked.at(-1)?.rows ?? []).filter(({ label }) => label.startsWith('$(info)'));
        assert.ok(notes.length > 0, command);
        for (const { label, detail = '' } of notes) {
          assert.ok(label.length <= 84 && detail.length <= 76, `${command}: ${label} / ${detail}`);
        }
      }
    });
  }
});
