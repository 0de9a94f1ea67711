/** What each scheme does: fills in its field, and learns from answers. */
import type { HeaderField } from '../../message.js';
import type { HttpRequest, HttpResponse } from '../exchange.js';

export interface Authenticator {
  /** The field that carries the credentials; undefined while nothing can be sent. May ask another server for a token first. */
  authorise(request: HttpRequest): Promise<HeaderField | undefined>;
  /** What an answer taught. `sent` is the field as it went out. */
  learn(request: HttpRequest, sent: HeaderField | undefined, response: HttpResponse): Promise<Lesson>;
}

export interface Lesson {
  /** The same request may be answered otherwise now. */
  again: boolean;
  /** Why there will be no credentials, in words for the reader. */
  problem?: string;
}

export const NOTHING: Lesson = { again: false };
