import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../server/serve.ts';
import { type CaptchaRow, captchaOf } from './store.ts';
import { widgetOf } from './widgets.ts';

type Needs = Pick<Services, 'records' | 'seal' | 'outbound'>;

/** What the secret is sealed for: where it stands, it cannot be read as another's. */
export const aboutSecret = (workspace: string) => `${workspace} captcha secret`;

/** What the service said of one answer. success: null = it did not say so in the form that these services answer in. */
export interface ServiceAnswer {
  readonly status: number;
  readonly success: boolean | null;
  /** Its own words for why not, at most ten; anything else it sends is left where it is. */
  readonly codes: string[];
}

const lost = refuse('captcha-secret-lost', 'The secret of the service was sealed under another secret.', {
  kind: 'conflict',
  next: 'An administrator types it again under Keeping programs out.',
});

export const serviceOf = ({ records }: Pick<Needs, 'records'>, workspace: string) =>
  records.inWorkspace(workspace, captchaOf);

/** Asks the company's service whether this answer of its widget is good; a refusal when it cannot be asked. */
export async function askService(
  services: Needs,
  workspace: string,
  row: CaptchaRow,
  proof: string,
): Promise<ServiceAnswer | Refusal> {
  const secret = services.seal.open(row.secret, aboutSecret(workspace));
  if (secret === null) return lost;
  const { verify, sends } = widgetOf(row.service);
  const answer = await services.outbound.post({
    url: verify,
    form: { secret, [sends]: proof, sitekey: row.service.siteKey },
    timeoutMs: 5000,
    mostBytes: 20_000,
  });
  return isRefusal(answer) ? answer : { status: answer.status, ...readAnswer(answer.text, secret) };
}

/** A service that repeats what it was sent does not make us show the secret. */
function readAnswer(text: string, secret: string): Omit<ServiceAnswer, 'status'> {
  let said: { success?: unknown; 'error-codes'?: unknown } | null;
  try {
    said = JSON.parse(text) as typeof said;
  } catch {
    return { success: null, codes: [] };
  }
  const given = said?.['error-codes'];
  const codes = (Array.isArray(given) ? given : [])
    .filter((code): code is string => typeof code === 'string' && /^[\w .:-]{1,80}$/.test(code))
    .filter((code) => !code.includes(secret))
    .slice(0, 10);
  return { success: typeof said?.success === 'boolean' ? said.success : null, codes };
}
