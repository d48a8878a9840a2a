import { execFileSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import path from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { atExit } from './cleanup';
import { findProgram, isExecutable } from './findProgram';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const onMacOs = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** Finds Chromium or Chrome; where Debian's is missing and may be installed, installs it. */
export function installChromium(): string {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && findProgram('apt-get')) {
    console.error('Installing the package chromium (340 MB, once) ...');
    aptGet('update', '-q');
    // Another run may be installing it: that one is waited for.
    aptGet('install', '-yq', '-o', 'DPkg::Lock::Timeout=600', '--no-install-recommends', 'chromium');
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new Error('These tests need Chromium or Chrome: install one, or name it in the environment variable CHROMIUM.');
}

function findChromium(): string | undefined {
  return process.env.CHROMIUM ?? findProgram(...names) ?? (isExecutable(onMacOs) ? onMacOs : undefined);
}

function aptGet(...args: readonly string[]): void {
  execFileSync('apt-get', args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/** What turns, runs and blinks is drawn anew sixty times a second, without a graphics card: half of a workbench's time. */
const withoutAnimations = `addEventListener('DOMContentLoaded', () => {
  const style = document.createElement('style');
  style.textContent = '*, *::before, *::after { animation: none !important }';
  document.head.append(style);
})`;

/** Starts the browser on a profile folder. A web workbench keeps its secrets there, so they last as long as the folder. */
export async function openBrowser(profileFolder: string): Promise<BrowserContext> {
  atExit(() => {
    // Playwright would end it as well, but only after the profile's folder is removed. The lock names its first process,
    // which Playwright has made the leader of a group.
    const [pid] = /\d+$/.exec(readlinkSync(path.join(profileFolder, 'SingletonLock'))) ?? [];
    if (pid) process.kill(-Number(pid), 'SIGKILL');
  });
  const context = await chromium.launchPersistentContext(profileFolder, {
    executablePath: installChromium(),
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Nothing but this machine is to be found.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await context.addInitScript(withoutAnimations);
  return context;
}
