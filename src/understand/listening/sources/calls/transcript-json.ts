import { firstText, list, member, text, at as within } from '../fields.ts';
import { instant } from '../instant.ts';
import type { SpokenTurn, Transcript } from './conversation.ts';

const names = [
  'turns',
  'utterances',
  'messages',
  'segments',
  'sentences',
  'entries',
  'transcript',
  'transcripts',
  'Transcript',
  'audio_segments',
  'results',
];

/** The list of turns inside a transcript of any of the common shapes; null when there is none. */
export function turnsIn(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value.length > 0 && isTurn(value[0]) ? value : null;
  for (const name of names) {
    const inside = member(value, name);
    if (Array.isArray(inside) && inside.length > 0 && isTurn(inside[0])) return inside;
  }
  const amazon = within(value, 'results', 'audio_segments');
  if (Array.isArray(amazon) && amazon.length > 0) return amazon;
  const items = within(value, 'results', 'items');
  return Array.isArray(items) && items.some((item) => list(member(item, 'alternatives')).length > 0)
    ? wordsJoined(items)
    : null;
}

const saidIn = (turn: unknown) =>
  firstText(turn, 'text', 'Content', 'content', 'transcript', 'message', 'body', 'utterance');
const fromOf = (turn: unknown) =>
  member(turn, 'BeginOffsetMillis') ??
  [
    'start',
    'start_time',
    'startTime',
    'from',
    'offset',
    'timestamp',
    'time',
    'at',
    'created_at',
    'start_ms',
    'startMs',
  ]
    .map((name) => member(turn, name))
    .find((value) => value !== undefined);

function isTurn(turn: unknown): boolean {
  return saidIn(turn) !== '' && fromOf(turn) !== undefined;
}

/** Words with a speaker's label each, joined into turns. */
function wordsJoined(items: readonly unknown[]): readonly unknown[] {
  const turns: { speaker_label: string; start_time: string; end_time: string; transcript: string }[] = [];
  for (const item of items) {
    const word = firstText(list(member(item, 'alternatives'))[0], 'content');
    const speaker = firstText(item, 'speaker_label');
    const last = turns.at(-1);
    if (firstText(item, 'type') === 'punctuation') {
      if (last !== undefined) last.transcript += word;
    } else if (last !== undefined && (speaker === '' || last.speaker_label === speaker)) {
      last.transcript += ` ${word}`;
      last.end_time = firstText(item, 'end_time');
    } else
      turns.push({
        speaker_label: speaker,
        start_time: firstText(item, 'start_time'),
        end_time: firstText(item, 'end_time'),
        transcript: word,
      });
  }
  return turns;
}

function speakerOf(turn: unknown): string {
  const direct = firstText(
    turn,
    'ParticipantRole',
    'role',
    'speaker',
    'speakerName',
    'speaker_label',
    'speaker_name',
    'participant',
    'ParticipantId',
    'author',
    'user_name',
    'from_name',
    'media_channel',
    'channel',
  );
  if (direct !== '') return direct;
  return (
    firstText(member(turn, 'speaker'), 'role', 'name', 'id') ||
    firstText(member(turn, 'author'), 'role', 'name', 'type')
  );
}

/** Seconds of `01:02:03.5`, `62.5`, 62.5 or `PT1M2S`; NaN for a date. */
function offset(value: unknown): number {
  const said = text(value);
  if (/^\d+(?:\.\d+)?s?$/.test(said)) return Number.parseFloat(said);
  const parts = /^(?:(\d+):)?(\d{1,2}):(\d\d(?:\.\d+)?)$/.exec(said);
  if (parts !== null) return Number(parts[1] ?? 0) * 3600 + Number(parts[2]) * 60 + Number(parts[3]);
  const iso = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(said);
  return iso === null
    ? Number.NaN
    : Number(iso[1] ?? 0) * 3600 + Number(iso[2] ?? 0) * 60 + Number(iso[3] ?? 0);
}

/** Reads one transcript: {…, turns: […]} of our own, Whisper, AWS Transcribe, Twilio, Teams or a plain list of turns. */
export function readTranscript(value: unknown): Transcript | null {
  const found = turnsIn(value);
  if (found === null) return null;
  const dates = found.map((turn) => instant(fromOf(turn), Number.POSITIVE_INFINITY));
  const first =
    dates
      .map((date) => ('at' in date ? date.at : ''))
      .filter((date) => date !== '')
      .sort()[0] ?? '';
  const millis = found.some(
    (turn) =>
      member(turn, 'BeginOffsetMillis') !== undefined ||
      member(turn, 'start_ms') !== undefined ||
      member(turn, 'startMs') !== undefined,
  );
  const scale = millis ? 0.001 : 1;
  const turns = found.map((turn, n): SpokenTurn => {
    const date = dates[n];
    const absolute = date !== undefined && 'at' in date;
    const from = absolute ? (Date.parse(date.at) - Date.parse(first)) / 1000 : offset(fromOf(turn)) * scale;
    const end = ['EndOffsetMillis', 'end', 'end_time', 'endTime', 'until', 'end_ms', 'endMs']
      .map((name) => member(turn, name))
      .find((given) => given !== undefined);
    return {
      speaker: speakerOf(turn),
      from,
      until: absolute ? Number.NaN : offset(end) * scale,
      text: saidIn(turn),
    };
  });
  const whole = Array.isArray(value) ? undefined : value;
  const customer =
    firstText(whole, 'customer', 'customer_id', 'customerId', 'caller', 'caller_id', 'contact_id') ||
    firstText(member(whole, 'customer'), 'id', 'email', 'phone');
  return {
    id: firstText(
      whole,
      'id',
      'call_id',
      'callId',
      'conversation_id',
      'conversationId',
      'jobName',
      'sid',
      'transcript_sid',
      'ContactId',
    ),
    began:
      firstText(
        whole,
        'began',
        'started_at',
        'start_time',
        'startTime',
        'startedAt',
        'date',
        'date_created',
        'created_at',
        'recorded_at',
        'timestamp',
      ) || first,
    customer,
    channel: firstText(whole, 'channel') || 'phone',
    language: firstText(whole, 'language', 'language_code', 'languageCode', 'LanguageCode')
      .slice(0, 2)
      .toLowerCase(),
    turns: [...turns].sort((a, b) => a.from - b.from),
  };
}
