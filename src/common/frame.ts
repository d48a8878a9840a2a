/** What looks different within this time is drawn at once, in milliseconds. */
const FRAME = 16;

/** Draws once for all that asked for it within a frame. */
export class Frame {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly draw: () => void) {}

  readonly request = (): void => {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.draw();
    }, FRAME);
  };

  dispose(): void {
    clearTimeout(this.timer);
  }
}
