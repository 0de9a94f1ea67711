/** Who sends a request: the reference to credentials that it carries, the same live and on replay. */
import { secretReference } from '../../http/secrets.js';
import type { HeaderField } from '../../message.js';
import type { Credential, Target } from '../../spec/catalogue.js';
import type { Channel } from '../run/channel.js';

/** Members of `principal` in the test language. */
export const PRINCIPALS = ['main', 'second', 'none', 'wrong-password'] as const;

/** The scheme of a principal; that of main for the one with a wrong password. */
export function credentialOf({ credentials }: Pick<Target, 'credentials'>, principal: string): Credential | undefined {
  return principal === 'none' ? undefined : credentials?.[principal === 'wrong-password' ? 'main' : principal];
}

/** Whether the principal shows who it is in HTTP, not only by a certificate. */
export function provesByHttp(target: Pick<Target, 'credentials'>, principal: string): boolean {
  const credential = credentialOf(target, principal);
  return credential !== undefined && !('x509' in credential);
}

/** The field with the reference in it; undefined for a principal that shows nothing in HTTP. */
export function credentialField(target: Pick<Target, 'credentials'>, principal: string): HeaderField | undefined {
  const credential = credentialOf(target, principal);
  if (credential === undefined) return undefined;
  const reference = secretReference(principal);
  if ('basic' in credential) return ['Authorization', `Basic ${reference}`];
  if ('digest' in credential) return ['Authorization', `Digest ${reference}`];
  if ('bearer' in credential) return ['Authorization', `Bearer ${reference}`];
  if ('xAuthToken' in credential || 'keystone' in credential) return ['X-Auth-Token', reference];
  if ('header' in credential) return [credential.header.name, reference];
  return undefined;
}

/** A channel whose requests carry the reference of their principal; not to another origin, and not where a step sets the field itself. */
export function credentialled(channel: Channel, target: Pick<Target, 'credentials' | 'url'>): Channel {
  if (target.credentials === undefined) return channel;
  const home = new URL(target.url).origin;
  return {
    answer(command, testCase, attempt) {
      if (command.do !== 'send' || new URL(command.request.url).origin !== home) return channel.answer(command, testCase, attempt);
      const { request, context } = command;
      const field = credentialField(target, context.principal ?? 'main');
      const set = field !== undefined && request.fields.some(([name]) => name.toLowerCase() === field[0].toLowerCase());
      if (field === undefined || set) return channel.answer(command, testCase, attempt);
      return channel.answer({ ...command, request: { ...request, fields: [...request.fields, field] } }, testCase, attempt);
    },
  };
}
