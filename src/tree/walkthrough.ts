import { Disposable } from 'vscode';
import { Frame } from '../common/frame';
import { type Milestones, setContextKey } from '../common/vscode/contextKeys';
import type { Routers } from '../routers/routers';
import type { BoxStateStore } from '../storage/boxStateStore';
import type { WorldStore } from '../storage/worldStore';
import { milestones } from './milestones';

/** Lets the steps of the walkthrough in package.json tick themselves. */
export function tickWalkthrough(routers: Routers, boxStates: BoxStateStore, worlds: WorldStore): Disposable {
  const frame = new Frame(() => {
    const now = milestones(routers.all().map(({ id }) => ({ ...boxStates.get(id), world: worlds.get(id) })));
    for (const name of Object.keys(now) as (keyof Milestones)[]) setContextKey(name, now[name]);
  });
  frame.request();
  const listeners = [routers, worlds, boxStates].map(({ onDidChange }) => onDidChange(frame.request));
  return Disposable.from(...listeners, frame);
}
