/** What stands between the generators and the world: live against a target, or a replay of a record. */
import type { Command, Piece, Reply } from '../interpretation/command.js';

export interface Channel {
  /** Answers one command of an attempt at a case. */
  answer(command: Command, testCase: string, attempt: number): Promise<Reply> | Reply;
}

/** Runs a generator to its end, each command answered by the channel. */
export async function drive<T>(piece: Piece<T>, channel: Channel, testCase: string, attempt: number): Promise<T> {
  let step = piece.next();
  while (!step.done) {
    let reply: Reply;
    try {
      const answer = channel.answer(step.value, testCase, attempt);
      reply = answer instanceof Promise ? await answer : answer;
    } catch (error) {
      // what the channel cannot answer is for the case to account for
      step = piece.throw(error);
      continue;
    }
    step = piece.next(reply);
  }
  return step.value;
}
