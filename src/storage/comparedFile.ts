import type { Memento } from 'vscode';
import { Changing } from '../common/vscode/changing';

const KEY = 'comparedFile';

/** The file that the person has chosen to compare the routers with, for all windows. */
export class ComparedFile extends Changing {
  constructor(private readonly memento: Memento) {
    super();
  }

  /** Its address; `undefined` where none was chosen. */
  get uri(): string | undefined {
    const uri = this.memento.get<unknown>(KEY);
    return typeof uri === 'string' ? uri : undefined;
  }

  async choose(uri: string | undefined): Promise<void> {
    await this.memento.update(KEY, uri);
    this.changed.fire();
  }
}
