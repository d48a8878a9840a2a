import type { CallOptions, Tr064Client } from '../tr064/client';
import type { Values } from '../wanted/values';

export interface BoxSetting {
  /** What writes it: a box whose service description lacks it cannot. */
  readonly service: string;
  readonly action: string;
  /** The right that writing it takes (First Steps §6.1). */
  readonly needs: 'config' | 'config-or-app';
  /** Without values that a box takes but does not give out: those are missing. */
  read(client: Tr064Client, options: CallOptions): Promise<Values>;
  /** Writes all of it at once. `password` goes with settings that have one, and is never left out by them. */
  write(client: Tr064Client, values: Values, password: string | undefined, options: CallOptions): Promise<unknown>;
}
