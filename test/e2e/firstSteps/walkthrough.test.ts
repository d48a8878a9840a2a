import assert from 'node:assert/strict';
import { until } from '../../vscode/until';
import { usePerson } from '../fixture';
import { addRouter, CONTAINER, routersView } from '../routers';

suite('the walkthrough', () => {
  const person = usePerson({ scenario: '7530-7.29' }, { scenario: '7590-8.02', remote: { translated: true } });

  /** Titles of the steps, those that are done marked. */
  async function steps(): Promise<string[]> {
    const boxes = person.workbench.page.locator('.gettingStarted .getting-started-step');
    return Promise.all(
      (await boxes.all()).map(async (box) => {
        const done = (await box.locator('.codicon-getting-started-step-checked').count()) > 0;
        return `${done ? '✓ ' : ''}${(await box.locator('.step-title').innerText()).trim()}`;
      }),
    );
  }

  test('is opened from the empty view and has a picture for each step', async () => {
    const { workbench } = person;
    await workbench.runCommand('Developer: Reset Welcome Page Walkthrough Progress');
    // In a narrow window VS Code leaves out the pictures.
    await workbench.page.setViewportSize({ width: 1680, height: 900 });
    await workbench.openContainer(CONTAINER);
    await routersView(person).welcomeLink('See it step by step');
    const titles = await until(async () => {
      const shown = await steps();
      return shown.length > 0 && shown;
    }, 'the steps');
    assert.deepEqual(titles, [
      'Prepare the FRITZ!Box',
      'Add your router',
      'Accept its identity and sign in',
      'See the status',
      'Make it reachable from the internet',
      'Get a certificate that browsers trust',
    ]);
    for (const [index, title] of titles.entries()) {
      await workbench.page.locator('.getting-started-step .step-title', { hasText: title }).click();
      const picture = workbench.page.frameLocator('iframe.webview').frameLocator('#active-frame').locator('svg');
      await picture.waitFor();
      await person.screenshot(`walkthrough-${index + 1}`);
    }
  });

  test('ticks itself as far as each box gets, and no further than was seen', async () => {
    const { workbench, boxes } = person;
    const [parents, home] = boxes;
    assert.ok(parents && home);
    const undone = async (): Promise<string[]> => (await steps()).filter((step) => !step.startsWith('✓'));
    await addRouter(person, parents, 'Parents');
    await until(async () => (await undone()).length === 2, 'four ticks');
    assert.deepEqual(await undone(), ['Make it reachable from the internet', 'Get a certificate that browsers trust']);
    home.setRemoteCertificate(await person.world.certify([home.state.myFritz.name, home.state.ddns.domain]));
    await addRouter(person, home, 'Home');
    // What is on is not reachable yet: only a check says so.
    await routersView(person).menu(['Home'], 'Check Remote Access');
    await workbench.waitForNotification(/^Home: No problems were found in what was checked/);
    await workbench.runCommand('Welcome: Open Walkthrough...');
    await workbench.quickInput.pick('Look After Your FRITZ!Box');
    await until(async () => (await steps()).length > 0 && (await undone()).length === 0, 'all ticks');
    await person.screenshot('walkthrough-done');
    assert.deepEqual(
      // A check that takes longer shows its progress as well.
      (await workbench.notifications()).map(({ message }) => message).filter((one) => !one.startsWith('Check Remote')),
      ['Home: No problems were found in what was checked.'],
    );
  });

  suiteTeardown(() => person.workbench.page.setViewportSize({ width: 1280, height: 800 }));
});
