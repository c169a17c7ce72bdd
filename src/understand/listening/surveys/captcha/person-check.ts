import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../server/serve.ts';
import { takeTry } from '../../../../stores/records/tries.ts';
import { askService, serviceOf } from './ask-service.ts';
import { bitsFor, type Entrance, judgeProof, makeChallenge } from './challenge.ts';
import type { PersonCheck } from './check.contract.ts';
import { countAsked } from './count-asked.ts';
import type { CaptchaRow } from './store.ts';
import { widgetOf } from './widgets.ts';

type Needs = Pick<Services, 'records' | 'seal' | 'outbound'>;

const tenMinutes = 600_000;
/** Without script nothing can be computed: such visitors wait, and only so many begin at one address in ten minutes. */
const slowDoor = { most: 30, windowMs: tenMinutes, waitMs: 3000 };
/** Answers that are checked by a service, per address and ten minutes: nobody makes us ask it without end. */
const asking = { most: 3000, windowMs: tenMinutes };

const busy = refuse('captcha-busy', 'Too many begin this survey at once.', {
  kind: 'forbidden',
  next: 'Wait ten minutes, or switch script on in your browser.',
});
const away = refuse('captcha-away', 'The service that keeps programs out does not answer just now.', {
  kind: 'away',
  next: 'Try again in a minute; your answers are not lost.',
});

/**
 * What somebody has to do before this session begins. `network`: where they ask from. `before`: the proof they came with; a
 * challenge in it that is still good is given again, so that waiting counts from when it was first given.
 */
export async function checkFor(
  services: Needs,
  entrance: Entrance,
  { network, before }: { network: string; before?: string | undefined },
): Promise<PersonCheck> {
  const row = await serviceOf(services, entrance.workspace);
  if (row !== null) {
    const { script, widget, field, origins } = widgetOf(row.service);
    return { kind: 'service', siteKey: row.service.siteKey, script, widget, field, origins: [...origins] };
  }
  const now = Date.now();
  const given = before?.split('~')[0] ?? '';
  const judged = given === '' ? null : judgeProof(services.seal, entrance, given, now);
  if (judged !== null) return { kind: 'work', challenge: given, bits: judged.bits };
  const bits = bitsFor(countAsked(entrance.link, network, now));
  return { kind: 'work', challenge: makeChallenge(services.seal, entrance, { at: now, bits }), bits };
}

async function judgedByService(
  services: Needs,
  { workspace, link }: Entrance,
  row: CaptchaRow,
  proof: string,
): Promise<boolean | Refusal> {
  if ((await takeTry(services.records, `captcha ${link}`, asking)) !== null) return busy;
  const said = await askService(services, workspace, row, proof);
  // Whoever answers the survey is told that it does not work, not what of the company's settings is wrong.
  if (isRefusal(said) || said.status >= 500 || said.success === null) return away;
  return said.success;
}

/**
 * Is this proof good for this very session? By the company's service, or by our own work; one that cannot be reached lets
 * nobody in. Without its work a challenge counts only for forms, after a wait, for a few at a time.
 */
export async function isPerson(
  services: Needs,
  entrance: Entrance,
  proof: string,
  by: 'page' | 'program' | 'import',
): Promise<boolean | Refusal> {
  const row = await serviceOf(services, entrance.workspace);
  if (row !== null) return judgedByService(services, entrance, row, proof);
  const judged = judgeProof(services.seal, entrance, proof, Date.now());
  if (judged === null || judged.solved) return judged?.solved ?? false;
  if (by !== 'page' || judged.ageMs < slowDoor.waitMs) return false;
  return (await takeTry(services.records, `slow door ${entrance.link}`, slowDoor)) === null ? true : busy;
}
