import { proportion } from '../../../instruments/statistics/proportion.ts';
import type { Estimate } from '../../../kernel/estimate.ts';
import type { InvitationDisposition, Rate } from './contract.ts';

type Counts = Readonly<Partial<Record<InvitationDisposition, number>>>;

/** Completed, partial, refused, unknown, not eligible, and known to be eligible. */
function tally(counts: Counts) {
  const of = (...which: InvitationDisposition[]) => which.reduce((sum, each) => sum + (counts[each] ?? 0), 0);
  const I = of('completed');
  const P = of('partial');
  const R = of('refused', 'opted-out', 'started');
  const U = of('sent', 'delivered', 'bounced');
  return { I, P, R, U, ineligible: of('screened-out', 'over-quota'), known: I + P + R };
}

/** AAPOR's RR1, the smallest: completed, of all who may be eligible. */
export function responseRate(counts: Counts): Estimate {
  const { I, U, known } = tally(counts);
  return proportion({ count: I, n: known + U });
}

/**
 * Response, cooperation, refusal and contact rates by AAPOR's Standard Definitions (10th edition, 2023), for people asked by
 * name: I completed · P partial · R refused, opted out, or opened and answered nothing (implicit refusal, 2.12) · NC none: who
 * keeps silent is not known to be eligible (3.19) · UH sent or delivered, nothing came back · UO came back undelivered (3.3).
 * Screened out and over quota are not eligible (4.7, 4.8) and stand in no denominator. e, the eligible share of the unknown,
 * is that of the known (CASRO). Suppressed people were never asked; only `drawn` counts them: completed of all who were drawn
 * and not held out by design. Intervals: Wilson, over the people in the denominator; with e it is rounded to whole people.
 *
 * @param heldOut those of the suppressed who were left alone on purpose
 */
export function responseRates(counts: Counts, heldOut: number): Rate[] {
  const { I, P, R, U, ineligible, known } = tally(counts);
  const e = known + ineligible === 0 ? 1 : known / (known + ineligible);
  const eU = Math.round(e * U);
  const drawn = known + U + ineligible + (counts.suppressed ?? 0) + (counts.planned ?? 0) - heldOut;
  const share = (name: Rate['name'], count: number, n: number): Rate => ({
    name,
    estimate: proportion({ count, n }),
  });
  return [
    { name: 'RR1', estimate: responseRate(counts) },
    share('RR2', I + P, known + U),
    share('RR3', I, known + eU),
    share('RR4', I + P, known + eU),
    share('RR5', I, known),
    share('RR6', I + P, known),
    share('COOP1', I, known),
    share('COOP2', I + P, known),
    share('COOP3', I, known),
    share('COOP4', I + P, known),
    share('REF1', R, known + U),
    share('CON1', known, known + U),
    share('CON2', known, known + eU),
    share('CON3', known, known),
    share('drawn', I, drawn),
  ];
}
