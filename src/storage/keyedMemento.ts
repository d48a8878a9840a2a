import type { Memento } from 'vscode';

/** One value per router in a Memento, by its own key. What is unreadable stays: a newer version may have written it. */
export class KeyedMemento<T> {
  /** By the kept value: as long as that is the same, so is what is read of it. */
  private readonly read = new WeakMap<object, { readonly parsed: T | undefined }>();

  constructor(
    private readonly memento: Memento,
    private readonly prefix: string,
    private readonly parse: (value: unknown) => T | undefined,
    /** What is stored for a value, if not the value itself. */
    private readonly format: (value: unknown) => unknown = (value) => value,
  ) {}

  ids(): string[] {
    const start = `${this.prefix}.`;
    return this.memento
      .keys()
      .filter((key) => key.startsWith(start))
      .map((key) => key.slice(start.length));
  }

  get(id: string): T | undefined {
    const value = this.memento.get(this.key(id));
    if (typeof value !== 'object' || value === null) return value === undefined ? undefined : this.parse(value);
    let known = this.read.get(value);
    if (known === undefined) {
      known = { parsed: this.parse(value) };
      this.read.set(value, known);
    }
    return known.parsed;
  }

  async set(id: string, value: T): Promise<void> {
    await this.memento.update(this.key(id), this.format(value));
  }

  /** Changes fields of a value that is an object; what only another version of the extension knows of it stays. */
  async change(id: string, fields: Partial<T>): Promise<void> {
    await this.memento.update(this.key(id), { ...this.memento.get<object>(this.key(id)), ...fields });
  }

  async delete(id: string): Promise<void> {
    await this.memento.update(this.key(id), undefined);
  }

  private key(id: string): string {
    return `${this.prefix}.${id}`;
  }
}
