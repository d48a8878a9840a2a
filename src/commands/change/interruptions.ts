import type { Disposable } from 'vscode';
import { errorText } from '../../common/errorText';
import { CHANGE_TAKES } from '../../changes/changeHistory';
import type { SettleParts } from './settleInterrupted';

/** Finds out what became of changes whose window was closed, once no other window can be at them. */
export class Interruptions implements Disposable {
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(private readonly parts: SettleParts) {}

  start(): void {
    this.look().catch((error: unknown) => {
      this.parts.log.error(`Interrupted changes: ${errorText(error)}`);
    });
  }

  async look(): Promise<void> {
    const { routers, history, identities } = this.parts;
    for (const { id } of routers.all()) {
      const interrupted = await history.interrupted(id, identities.all(id));
      if (interrupted !== undefined) this.settleAfter(id, interrupted.since - Date.now());
    }
  }

  dispose(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  private settleAfter(id: string, wait: number): void {
    const timer = setTimeout(
      () => {
        this.timers.delete(timer);
        // Loaded when it is needed, which is hardly ever.
        import('../onDemand')
          .then(({ settleInterrupted }) => settleInterrupted(this.parts, id))
          .catch((error: unknown) => {
            this.parts.log.error(`Interrupted changes: ${errorText(error)}`);
          });
      },
      // The clock may have been set back since.
      Math.min(Math.max(wait, 0), CHANGE_TAKES),
    );
    this.timers.add(timer);
  }
}
