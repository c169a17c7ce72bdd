import type { CaptchaService } from '../contract.ts';

export const otherFields = ['script', 'widget', 'field', 'verify', 'sends'] as const;
export type OtherField = (typeof otherFields)[number];

/** What is typed: all fields of every kind, so that looking at another kind loses nothing. */
export interface ServiceDraft extends Readonly<Record<OtherField, string>> {
  readonly kind: CaptchaService['kind'] | 'built-in';
  readonly siteKey: string;
}

export function draftOf(service: CaptchaService | null): ServiceDraft {
  const blank = { siteKey: '', script: '', widget: '', field: '', verify: '', sends: 'response' };
  return service === null ? { ...blank, kind: 'built-in' } : { ...blank, ...service };
}

/** What is kept of it; null = the built-in check. */
export function serviceOf({ kind, siteKey, ...other }: ServiceDraft): CaptchaService | null {
  if (kind === 'built-in') return null;
  return kind === 'other' ? { kind, siteKey, ...other } : { kind, siteKey };
}

/** Is it the same service that checks? Only then may the kept secret stay. */
export function isSameService(draft: ServiceDraft, kept: CaptchaService | null): boolean {
  return kept?.kind === draft.kind && (kept.kind !== 'other' || kept.verify === draft.verify);
}
