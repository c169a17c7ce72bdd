import { plainText } from '../plain-text.ts';
import { isHold, type SpokenTurn, type Transcript } from './conversation.ts';

const clock = /(?:(\d{1,3}):)?(\d{1,2}):(\d\d)[.,](\d{1,3})/;
const arrow = new RegExp(`^\\s*${clock.source}\\s*-->\\s*${clock.source}`);

function seconds(parts: readonly (string | undefined)[]): number {
  const [hours = '0', minutes = '0', second = '0', fraction = '0'] = parts;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(second) + Number(`0.${fraction}`);
}

/** Is this the beginning of WebVTT or SubRip captions? */
export function isCaptions(text: string): boolean {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/, 30);
  return (
    /^WEBVTT(?:\s|$)/.test(lines[0] ?? '') ||
    (lines.some((line) => arrow.test(line)) &&
      /^\d+\s*$/.test(lines.find((line) => line.trim() !== '') ?? ''))
  );
}

function spoken(line: string): { speaker: string; text: string } {
  const voice = /^<v(?:\.[^\s>]*)?\s+([^>]{1,200})>/.exec(line)?.[1];
  const words = plainText(line);
  if (voice !== undefined) return { speaker: voice.trim(), text: words };
  const named = /^([\p{L}][^:<>\n]{0,60}):\s+(.*)$/su.exec(words);
  return named === null
    ? { speaker: '', text: words }
    : { speaker: (named[1] ?? '').trim(), text: named[2] ?? '' };
}

/** Cues of one speaker that follow one another within two seconds are one turn. */
function joined(cues: readonly SpokenTurn[]): SpokenTurn[] {
  const turns: SpokenTurn[] = [];
  for (const cue of cues) {
    const last = turns.at(-1);
    const goesOn =
      last !== undefined && last.speaker === cue.speaker && cue.speaker !== '' && cue.from - last.until <= 2;
    if (goesOn) turns[turns.length - 1] = { ...last, until: cue.until, text: `${last.text} ${cue.text}` };
    else turns.push(cue);
  }
  return turns;
}

/**
 * Reads WebVTT or SubRip captions as a conversation. Speakers stand in `<v Name>` or before a colon; a cue without one
 * goes on with the speaker before it. A NOTE with `Date:`, `Customer:` or `Call:` tells when, who and which.
 */
export function readCaptions(text: string): Transcript & { readonly broken: readonly string[] } {
  const blocks = text
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/);
  const cues: SpokenTurn[] = [];
  const broken: string[] = [];
  let speaker = '';
  const note = (name: string) =>
    new RegExp(`^(?:NOTE\\s+)?${name}:\\s*(.+)$`, 'im')
      .exec(blocks.filter((block) => !block.includes('-->')).join('\n'))?.[1]
      ?.trim() ?? '';
  for (const block of blocks) {
    const lines = block.split('\n').filter((line) => line.trim() !== '');
    const timing = lines.findIndex((line) => line.includes('-->'));
    if (timing === -1) continue;
    const times = arrow.exec(lines[timing] ?? '');
    const body = lines.slice(timing + 1).join('\n');
    if (times === null) {
      broken.push(block.slice(0, 4000));
      continue;
    }
    const said = spoken(body);
    if (said.speaker !== '') speaker = said.speaker;
    if (said.text === '') continue;
    cues.push({
      speaker: isHold(said.text) ? '' : speaker,
      text: said.text.replaceAll('\n', ' '),
      from: seconds(times.slice(1, 5)),
      until: seconds(times.slice(5, 9)),
    });
  }
  return {
    id: note('Call'),
    began: note('Date'),
    customer: note('Customer'),
    channel: 'phone',
    language: note('Language'),
    turns: joined(cues),
    broken,
  };
}
