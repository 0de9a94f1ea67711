/** Several runs together, under one limit; what becomes of one leaves the others alone. */
import type { Material } from '../plan/material.js';
import { type RunOptions, type RunResult, run } from './run.js';

/** One target of a plugfest: what to run, and the name by which it is told from the others. */
export interface Participant extends RunOptions {
  name: string;
}

export type Outcome = { name: string; ended: 'run'; result: RunResult } | { name: string; ended: 'died'; error: unknown };

export interface PlugfestOptions {
  /** Test cases at once, over all targets together. */
  limit: number;
  /** Told as runs begin and end; must not throw. */
  observer?: { began?(name: string): void; ended?(outcome: Outcome): void };
}

/** Runs all participants, and gives their outcomes in the order of the participants. Never rejects. */
export async function plugfest(participants: readonly Participant[], { limit, observer }: PlugfestOptions): Promise<Outcome[]> {
  const { together, each } = division(participants.length, limit);
  const outcomes: Outcome[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < participants.length) {
      const n = next++;
      const participant = participants[n];
      if (participant === undefined) continue;
      observer?.began?.(participant.name);
      const outcome = await perform(participant, each);
      outcomes[n] = outcome;
      observer?.ended?.(outcome);
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  return outcomes;
}

/** How many targets together, and how many test cases at once at each of them, so that the limit over all holds. */
export function division(participants: number, limit: number): { together: number; each: number } {
  const together = Math.max(1, Math.min(participants, limit));
  return { together, each: Math.max(1, Math.floor(limit / together)) };
}

async function perform({ name, ...options }: Participant, each: number): Promise<Outcome> {
  try {
    return { name, ended: 'run', result: await run({ ...options, material: limited(options.material, each) }) };
  } catch (error) {
    return { name, ended: 'died', error };
  }
}

/** The target's own limit, or this one if it is lower. */
function limited(material: Material, each: number): Material {
  const { limits } = material.target;
  return { ...material, target: { ...material.target, limits: { ...limits, concurrency: Math.min(limits.concurrency, each) } } };
}
