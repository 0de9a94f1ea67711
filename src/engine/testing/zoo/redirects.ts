/** Redirects: in a circle, away, and to nowhere. What is elsewhere is never asked, whoever points there. */
import { altering, type Beast, readsInstance } from './beast.js';

const moved = (location: string, code = 302) => ({
  name: '',
  because: '',
  outcome: '',
  answer: `HTTP/1.1 ${code} Moved\r\nLocation: ${location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
  closing: 'end' as const,
});

/** @param stranger URL of a server that nobody may call */
export function redirects(stranger: string): Beast[] {
  const everywhere: [name: string, location: string][] = [
    ['to itself', '/-/'],
    ['to another host', `${stranger}-/`],
    ['to another scheme', 'ftp://127.0.0.1/-/'],
    ['to a script', 'javascript:alert(1)'],
    ['to what is no URL', 'http://[::1'],
  ];
  return [
    ...everywhere.map(
      ([name, location]): Beast => ({
        name: `everything redirects ${name}`,
        because: 'the query interface is not there',
        start: () => altering(() => moved(location, 307)),
        ends: 'unreachable',
        shows: /307 Moved/,
      }),
    ),
    ...everywhere.map(
      ([name, location]): Beast => ({
        name: `instances redirect ${name}`,
        because: 'a reading has to be answered with the instance',
        start: () => altering((request, answer) => (readsInstance(request) ? moved(location) : answer)),
        ends: 'complete',
        shows: /302 Moved/,
      }),
    ),
  ];
}
