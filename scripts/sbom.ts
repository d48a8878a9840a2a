import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from '../test/vscode/cleanup';

interface Bom {
  serialNumber?: string;
  readonly metadata: { timestamp?: string };
}

interface Lock {
  readonly packages: Record<string, { dev?: boolean; devDependencies?: unknown }>;
}

/**
 * What ships, as npm itself lists it from the lock file (CycloneDX). Without the serial number and the time, which are
 * others at every call and may be left out: the same lock file makes the same list.
 */
export async function billOfMaterials(): Promise<string> {
  const { name, version, license, dependencies } = readJson('package.json');
  const { packages, ...lock } = readJson('package-lock.json') as unknown as Lock;
  // npm (11) leaves out what a tool for development needs, too, where it is asked to leave those tools out.
  const shipped = Object.entries(packages).filter(([, { dev }]) => dev !== true);
  const root = { ...packages[''], devDependencies: undefined };
  // It takes the name of the folder for that of the project.
  const folder = path.join(temporaryFolder(), String(name));
  mkdirSync(folder);
  writeJson(path.join(folder, 'package.json'), { name, version, license, dependencies });
  writeJson(path.join(folder, 'package-lock.json'), {
    ...lock,
    packages: { ...Object.fromEntries(shipped), '': root },
  });
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const cli = process.env.npm_execpath;
  const [command, first] = cli ? [process.execPath, [cli]] : ['npm', []];
  const { stdout } = await promisify(execFile)(command, [...first, ...args], {
    cwd: folder,
    shell: !cli && process.platform === 'win32',
  });
  const bom = JSON.parse(stdout) as Bom;
  delete bom.serialNumber;
  delete bom.metadata.timestamp;
  return `${JSON.stringify(bom, null, 2)}\n`;
}

function readJson(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, JSON.stringify(value));
}
