import type { Disposable } from 'vscode';
import { Frame } from '../common/frame';
import { type Milestones, setContextKey } from '../common/vscode/contextKeys';
import type { Routers } from '../routers/routers';
import type { BoxStateStore } from '../storage/boxStateStore';
import type { WorldStore } from '../storage/worldStore';
import { milestones } from './milestones';

/** Lets the steps of the walkthrough in package.json tick themselves. */
export class Walkthrough implements Disposable {
  private readonly disposables: Disposable[];

  constructor(
    private readonly routers: Routers,
    private readonly boxStates: BoxStateStore,
    private readonly worlds: WorldStore,
  ) {
    const frame = new Frame(() => this.update());
    this.disposables = [
      routers.onDidChange(frame.request),
      worlds.onDidChange(frame.request),
      boxStates.onDidChange(frame.request),
      frame,
    ];
    frame.request();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private update(): void {
    const now = milestones(
      this.routers.all().map(({ id }) => ({ ...this.boxStates.get(id), world: this.worlds.get(id) })),
    );
    for (const name of Object.keys(now) as (keyof Milestones)[]) setContextKey(name, now[name]);
  }
}
