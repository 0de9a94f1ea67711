/** Lines at the foot of a terminal that are redrawn in place; nothing at all on anything but a terminal. */
import type { createLogUpdate } from 'log-update';

export interface LiveLine {
  /** Shows the text soon, at most ten times a second; asked for when it is drawn. */
  show(text: () => string): void;
  /** Takes the line away, so that something else can be printed; the next show brings it back. */
  clear(): void;
  end(): void;
}

const INTERVAL = 100;

export function createLiveLine(stream: NodeJS.WriteStream, wanted: boolean): LiveLine {
  return stream.isTTY === true && wanted ? new TerminalLine(stream) : { show() {}, clear() {}, end() {} };
}

class TerminalLine implements LiveLine {
  #update: ReturnType<typeof createLogUpdate> | undefined;
  #text = () => '';
  #timer: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(readonly stream: NodeJS.WriteStream) {
    // Loaded meanwhile: it takes longer to load than the whole command line.
    import('log-update').then(
      (module) => {
        if (!this.#ended) this.#update = module.createLogUpdate(stream);
      },
      () => undefined,
    );
  }

  show(text: () => string): void {
    this.#text = text;
    this.#timer ??= setTimeout(() => this.#draw(), INTERVAL).unref();
  }

  clear(): void {
    this.#update?.clear();
  }

  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#update?.clear();
    this.#update?.done();
  }

  #draw(): void {
    this.#timer = undefined;
    const width = Math.max(1, (this.stream.columns ?? 80) - 1);
    const lines = this.#text()
      .split('\n')
      .slice(0, Math.max(1, (this.stream.rows ?? 24) - 1));
    this.#update?.(lines.map((line) => line.slice(0, width)).join('\n'));
  }
}
