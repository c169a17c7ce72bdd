import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../server/serve.ts';
import { takeTry } from '../../../../stores/records/tries.ts';
import { bitsFor, type Entrance, judgeProof, makeChallenge } from './challenge.ts';
import type { PersonCheck } from './check.contract.ts';
import { countAsked } from './count-asked.ts';
import { type CaptchaRow, captchaOf } from './store.ts';
import { widgetOf } from './widgets.ts';

type Needs = Pick<Services, 'records' | 'seal' | 'outbound'>;

export const aboutSecret = (workspace: string) => `${workspace} captcha secret`;

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

const serviceOf = ({ records }: Needs, workspace: string) => records.inWorkspace(workspace, captchaOf);

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

async function askService(
  services: Needs,
  { workspace, link }: Entrance,
  row: CaptchaRow,
  proof: string,
): Promise<boolean | Refusal> {
  const secret = services.seal.open(row.secret, aboutSecret(workspace));
  if (secret === null) return away;
  if ((await takeTry(services.records, `captcha ${link}`, asking)) !== null) return busy;
  const { verify, sends } = widgetOf(row.service);
  const answer = await services.outbound.post({
    url: verify,
    form: { secret, [sends]: proof, sitekey: row.service.siteKey },
    timeoutMs: 5000,
    mostBytes: 20_000,
  });
  if (isRefusal(answer) || answer.status >= 500) return away;
  try {
    return (JSON.parse(answer.text) as { success?: unknown } | null)?.success === true;
  } catch {
    return away;
  }
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
  if (row !== null) return askService(services, entrance, row, proof);
  const judged = judgeProof(services.seal, entrance, proof, Date.now());
  if (judged === null || judged.solved) return judged?.solved ?? false;
  if (by !== 'page' || judged.ageMs < slowDoor.waitMs) return false;
  return (await takeTry(services.records, `slow door ${entrance.link}`, slowDoor)) === null ? true : busy;
}
