// A stand-in for the native module @vscode/spdlog, through which the server writes its log files and the files behind
// output channels. The real one has to be compiled; this one writes the same lines, and lets files grow without rotation.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'] as const;
const defaultLevel = levels.indexOf('info');

export const version = 1;

export function setFlushOn(): void {
  // Every line is written at once.
}

export class Logger {
  private file: number | undefined;
  private level = defaultLevel;
  /** Output channels format their own lines; logs get time and level. */
  private bare = false;

  constructor(_type: string, _name: string, file: string) {
    mkdirSync(path.dirname(file), { recursive: true });
    this.file = openSync(file, 'a');
  }

  trace(message: string): void {
    this.write(0, message);
  }
  debug(message: string): void {
    this.write(1, message);
  }
  info(message: string): void {
    this.write(2, message);
  }
  warn(message: string): void {
    this.write(3, message);
  }
  error(message: string): void {
    this.write(4, message);
  }
  critical(message: string): void {
    this.write(5, message);
  }

  getLevel(): number {
    return this.level;
  }
  setLevel(level: number): void {
    this.level = level;
  }
  setPattern(): void {
    this.bare = false;
  }
  clearFormatters(): void {
    this.bare = true;
  }
  flush(): void {
    // Nothing waits.
  }
  drop(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }

  private write(level: number, message: string): void {
    if (this.file === undefined || level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').slice(0, -1);
    writeSync(this.file, this.bare ? message : `${time} [${levels[level] ?? 'off'}] ${message}\n`);
  }
}

export function createRotatingLogger(name: string, file: string): Promise<Logger> {
  return Promise.resolve(new Logger('rotating', name, file));
}

export const createAsyncRotatingLogger = createRotatingLogger;
