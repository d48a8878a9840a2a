import type { Memento, SecretStorage } from 'vscode';

/** SecretStorage that can give up a value it cannot delete: a locked keyring still has it when it is opened. */
export class Secrets implements Pick<SecretStorage, 'get' | 'store' | 'delete' | 'onDidChange'> {
  constructor(
    private readonly secrets: SecretStorage,
    private readonly memento: Memento,
  ) {}

  readonly onDidChange: SecretStorage['onDidChange'] = (listener) => this.secrets.onDidChange(listener);

  async get(key: string): Promise<string | undefined> {
    return this.isGivenUp(key) ? undefined : this.secrets.get(key);
  }

  async store(key: string, value: string): Promise<void> {
    await this.secrets.store(key, value);
    await this.markGivenUp(key, false);
  }

  async delete(key: string): Promise<void> {
    await this.secrets.delete(key);
    await this.markGivenUp(key, false);
  }

  /** What is stored is not true any more: it is deleted, or else never read again. */
  async giveUp(key: string): Promise<void> {
    try {
      await this.delete(key);
    } catch {
      await this.markGivenUp(key, true);
    }
  }

  private isGivenUp(key: string): boolean {
    return this.memento.get<unknown>(markOf(key)) === true;
  }

  private async markGivenUp(key: string, givenUp: boolean): Promise<void> {
    if (this.isGivenUp(key) !== givenUp) await this.memento.update(markOf(key), givenUp || undefined);
  }
}

function markOf(key: string): string {
  return `givenUp.${key}`;
}
