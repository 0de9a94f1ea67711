/** Interrupts that let a run end in good order. */

/** The first interrupt ends the run in good order, clean-up and reports included; the second ends the program. */
export function interruptible(): { signal: AbortSignal; end(): void } {
  const control = new AbortController();
  const stop = () => control.abort(new Error('interrupted'));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return { signal: control.signal, end: () => void process.off('SIGINT', stop).off('SIGTERM', stop) };
}
