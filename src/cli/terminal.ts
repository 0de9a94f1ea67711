/** Where a command writes: results to one stream, everything else to the other. */
import { styleText } from 'node:util';

export interface Terminal {
  /** Results alone, so that they can be piped. */
  out: NodeJS.WriteStream;
  /** Progress, remarks and errors. */
  err: NodeJS.WriteStream;
}

/** One at a time: node 20 colours a list of styles even where the stream takes none. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow';

/** The streams of the process. A reader that has gone away (`| head`) is no error of ours. */
export function processTerminal(): Terminal {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return { out: process.stdout, err: process.stderr };
}

/** The text in that style where the stream is a terminal that takes colours; NO_COLOR and FORCE_COLOR are heard. */
export function styled(stream: Terminal['out'], style: Style, text: string): string {
  return styleText(style, text, { stream });
}

/** The width to which lines are wrapped, in columns. */
export function widthOf(stream: Terminal['out']): number {
  return stream.columns > 0 ? Math.min(stream.columns, 120) : 100;
}
