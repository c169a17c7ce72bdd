import { instant } from '../instant.ts';
import type { Reading, SourceContext } from '../source-row.ts';
import { lost } from '../take.ts';

/** One turn of a call or chat, at seconds after its beginning. */
export interface SpokenTurn {
  readonly speaker: string;
  readonly from: number;
  readonly until: number;
  readonly text: string;
}

/** A transcript as its file tells it, whatever the format. */
export interface Transcript {
  readonly id: string;
  /** When it began, as the file says; empty when it does not. */
  readonly began: string;
  readonly customer: string;
  readonly channel: string;
  readonly language: string;
  readonly turns: readonly SpokenTurn[];
}

type Role = 'customer' | 'staff' | 'unclear';
const customerWords =
  /\b(?:customer|caller|client|guest|visitor|user|patient|passenger|consumer|end[-_ ]?user|cliente|kunde|kundin)\b/i;
const staffWords =
  /\b(?:agent|support|advis[eo]r|representative|rep|operator|assistant|bot|ivr|system|staff|employee|host|agente)\b/i;

function roleNamed(speaker: string): Role {
  const words = speaker.replace(/[_\d]+/g, ' ');
  if (staffWords.test(words)) return 'staff';
  return customerWords.test(words) ? 'customer' : 'unclear';
}

/** Who speaks as what: by their labels; of two speakers, one known tells the other. Never by what they say. */
export function rolesOf(speakers: readonly string[]): Map<string, Role> {
  const roles = new Map(speakers.map((speaker) => [speaker, roleNamed(speaker)]));
  if (speakers.length !== 2) return roles;
  const [a = '', b = ''] = speakers;
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const known = roles.get(one);
    if (other !== '' && roles.get(other) === 'unclear' && known !== 'unclear') {
      roles.set(other, known === 'staff' ? 'customer' : 'staff');
    }
  }
  return roles;
}

const hold = /^[[(*♪\s]*(?:on hold|hold music|holding|music|waiting|call on hold|silence)[\])*♪\s.]*$/i;

/** Does a cue only tell that the line was held? */
export const isHold = (words: string): boolean => hold.test(words);

/** The date a file's name carries: `2024-03-01 10-15`, `20240301-101500`, `GMT20240301-101500`. */
export function dateInName(name: string): string {
  const found = /(\d{4})-?(\d\d)-?(\d\d)(?:[T_ -]+(\d\d)[-:.]?(\d\d)(?:[-:.]?(\d\d))?)?/.exec(name);
  if (found === null) return '';
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = found;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}

/** A conversation as rows: the customer's turns are voices, staff turns are told, holds are events with an end. */
export function* transcriptRows(it: Transcript, { latest, name }: SourceContext): Generator<Reading> {
  const began = instant(it.began || dateInName(name), latest);
  const episode = `call ${it.id || name.replace(/\.[^.]*$/, '')}`;
  const roles = rolesOf([
    ...new Set(it.turns.map((turn) => turn.speaker).filter((speaker) => speaker !== '')),
  ]);
  if ([...roles.values()].every((role) => role === 'unclear') && it.turns.length > 0) {
    yield lost(
      'Conversations that do not tell who is the customer: turns kept as events; name the speakers Customer and Agent',
      `${episode}: ${[...roles.keys()].join(', ') || 'no speaker named'}`,
    );
  }
  for (const [n, turn] of it.turns.entries()) {
    if ('why' in began) {
      const wrong =
        began.why === 'no time'
          ? 'the transcript does not tell when it took place: put the date into the file’s name'
          : began.why;
      yield { wrong, column: 'at', raw: `${turn.speaker}: ${turn.text}`.slice(0, 4000) };
      continue;
    }
    const moment = (seconds: number) =>
      new Date(Date.parse(began.at) + Math.round(seconds * 1000)).toISOString();
    if (!Number.isFinite(turn.from) || turn.from < 0 || turn.from > 1_000_000) {
      yield {
        wrong: 'the turn has no time within the conversation',
        column: 'at',
        raw: turn.text.slice(0, 4000),
      };
      continue;
    }
    const role = roles.get(turn.speaker) ?? 'unclear';
    const about = isHold(turn.text)
      ? ({ kind: 'event', step: 'On hold', function: 'Support' } as const)
      : role === 'customer'
        ? ({ kind: 'voice', step: 'Customer said', function: 'Customer' } as const)
        : role === 'staff'
          ? ({ kind: 'told', step: 'Support said', function: 'Support' } as const)
          : ({ kind: 'event', step: 'Turn of someone unknown', function: '' } as const);
    const ended = turn.until > turn.from ? { until: moment(turn.until) } : {};
    yield {
      row: {
        ...about,
        ...(about.kind === 'event' ? ended : {}),
        id: `${episode} turn ${n + 1}`,
        episode,
        customer: it.customer,
        at: moment(turn.from),
        channel: it.channel,
        language: it.language,
        text: about.step === 'On hold' ? '' : turn.text,
        facts: { speaker: /@|\d{5}/.test(turn.speaker) ? '' : turn.speaker },
      },
    };
  }
}
