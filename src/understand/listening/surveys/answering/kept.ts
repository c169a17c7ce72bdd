import type { Channel, Disposition } from './session.contract.ts';

export type Device = 'phone' | 'tablet' | 'desktop';
export type Hidden = Readonly<Record<string, string | number | boolean>>;
export type Answers = Readonly<Record<string, unknown>>;

/** An address as the store keeps it. */
export interface Link {
  readonly id: string;
  readonly workspace: string;
  readonly survey: string;
  readonly kind: 'open' | 'personal';
  readonly channel: Channel;
  readonly customer: string | null;
  readonly episode: string | null;
  readonly step: string | null;
  readonly language: string | null;
  readonly hidden: Hidden;
  readonly origins: readonly string[];
  readonly expiresAt: Date | null;
  readonly revoked: boolean;
  readonly used: boolean;
}

/** An answer that counts for nothing: hidden by logic, unreadable, or out of bounds; with why. */
export interface Flagged {
  readonly question: string;
  readonly why: string;
  readonly was?: unknown;
}

/** A session as the store keeps it. */
export interface Kept {
  readonly key: string;
  readonly survey: string;
  readonly version: number;
  readonly link: string | null;
  readonly state: Disposition;
  readonly seed: number;
  readonly language: string;
  readonly device: Device;
  readonly channel: Channel;
  readonly customer: string | null;
  readonly episode: string | null;
  readonly step: string | null;
  readonly email: string | null;
  readonly hidden: Hidden;
  readonly answers: Answers;
  readonly flagged: readonly Flagged[];
  readonly page: string | null;
  readonly endPage: string | null;
  readonly quota: string | null;
  readonly places: readonly string[];
  readonly heldUntil: Date | null;
  readonly fingerprint: string | null;
  /** 0 = not stored yet. */
  readonly revision: number;
  readonly startedAt: Date;
  readonly changedAt: Date;
}

/** What somebody wants to do with a survey, by whichever way it came. */
export interface Move {
  readonly wants: 'start' | 'save' | 'submit' | 'refuse' | 'see';
  /** The address it came by. */
  readonly link: string;
  /** SHA-256 of the browser's id; "mine" = the unfinished session of a personal address. */
  readonly key: string;
  readonly answers: Answers;
  /** Save: the page that was filled in, and where to go from it. */
  readonly page?: string | undefined;
  readonly go?: 'on' | 'back' | 'stay' | undefined;
  readonly language?: string | undefined;
  readonly hidden?: Hidden | undefined;
  readonly device?: Device | undefined;
  /** The version that was seen, when no session says so. */
  readonly version?: number | undefined;
  /** import: an answer given elsewhere, kept as it was given, with what is wrong flagged; its hidden fields are believed. */
  readonly by: 'page' | 'program' | 'import';
  /** Import: when it was given. */
  readonly at?: Date | undefined;
  /** Import: who gave it, when that is known. */
  readonly customer?: string | undefined;
  readonly proven: Proven;
}

/** Proofs that came with the move and were found good. */
export interface Proven {
  readonly pin: boolean;
  readonly email: string | null;
  readonly captcha: boolean;
}

/** A session as the engine takes it up again; with other answers than it has, where some came. */
export const beginningOf = (kept: Kept, answers: Answers = kept.answers) => ({
  seed: kept.seed,
  language: kept.language,
  hidden: kept.hidden,
  device: kept.device,
  channel: kept.channel,
  date: kept.startedAt.toISOString().slice(0, 10),
  answers,
});

/** A day, not a moment: what an anonymous answer may say of its time. */
export const dayOf = (at: Date): Date => new Date(`${at.toISOString().slice(0, 10)}T00:00:00Z`);

export const finished = (state: Disposition): boolean => state !== 'started' && state !== 'partial';
