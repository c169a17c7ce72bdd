import { command, table } from '../../../cli/command.ts';
import { Refused, refuse } from '../../../kernel/refusal.ts';
import * as contract from './contract.ts';
import { readLines } from './read-lines.ts';

/** So many characters go in one request, at most. */
const mostCharacters = 500_000;
const mostItems = 500;

function* portions<T extends { readonly text: string }>(items: readonly T[]): Generator<T[]> {
  let portion: T[] = [];
  let length = 0;
  for (const item of items) {
    if (portion.length > 0 && (portion.length >= mostItems || length + item.text.length > mostCharacters)) {
      yield portion;
      portion = [];
      length = 0;
    }
    portion.push(item);
    length += item.text.length;
  }
  if (portion.length > 0) yield portion;
}

const redact = command({
  usage: 'redact',
  summary: 'Spans and kinds of personal data in texts, and the texts without them; nothing is stored',
  options: [
    { flags: '--input <file>', summary: 'JSON lines with id and text; - reads standard input' },
    { flags: '--text <text>', summary: 'one text' },
  ],
  async run({ api, print, progress, readText }, _, { input, text }) {
    if (typeof input !== 'string' && typeof text !== 'string') {
      throw new Refused(
        refuse('no-input', 'There is nothing to redact.', {
          next: 'Give --text "…" or --input FILE with one JSON object a line: {"id": "1", "text": "…"}.',
        }),
      );
    }
    const { items, bad } =
      typeof input === 'string'
        ? readLines(await readText(input))
        : { items: [{ id: '1', text: String(text) }], bad: [] };
    const answers: contract.RedactedItem[] = [];
    for (const portion of portions(items)) {
      const body = { items: portion.map(({ id, text: one }) => ({ id, text: one })) };
      answers.push(...(await api.ask(contract.redactTexts, { body })));
      progress(`${answers.length} of ${items.length} texts`);
    }
    for (const { say } of bad) console.error(say);
    print(answers, () =>
      answers
        .map(({ id, text: redacted, hits }) => {
          const rows = hits.map(({ kind, quote, score, rule }) => ({ kind, quote, score, rule }));
          return [
            `${id}: ${redacted}`,
            ...(rows.length === 0 ? [] : [table(rows, ['kind', 'quote', 'score', 'rule'])]),
          ].join('\n');
        })
        .join('\n\n'),
    );
    return bad.length > 0 ? 3 : 0;
  },
});

const listed = (value: string | boolean | string[] | undefined) =>
  [value ?? []].flat().filter((phrase) => typeof phrase === 'string');

const settings = command({
  usage: 'redact settings',
  summary: 'Whether texts are redacted before they are stored, and the phrases that are kept or withheld',
  options: [
    { flags: '--on', summary: 'redact before storing' },
    { flags: '--off <reason>', summary: 'store texts as they are, with the reason' },
    { flags: '--allow <phrase>', summary: 'never personal: a product, brand or town', repeatable: true },
    { flags: '--deny <phrase>', summary: 'always withheld', repeatable: true },
    { flags: '--forget <phrase>', summary: 'takes a phrase off both lists', repeatable: true },
  ],
  async run({ api, print }, _, { on, off, allow, deny, forget }) {
    const now = await api.ask(contract.readRedactionSettings);
    const gone = new Set(listed(forget));
    const merged = (known: readonly string[], more: readonly string[]) =>
      [...new Set([...known, ...more])].filter((phrase) => !gone.has(phrase));
    const changes = on === true || [off, allow, deny, forget].some((value) => value !== undefined);
    const redaction = typeof off === 'string' ? 'off' : on === true ? 'on' : now.redaction;
    const reason = typeof off === 'string' ? off : now.reason;
    const next = changes
      ? await api.ask(contract.changeRedactionSettings, {
          body: {
            redaction,
            ...(redaction === 'off' && reason !== undefined ? { reason } : {}),
            allow: merged(now.allow, listed(allow)),
            deny: merged(now.deny, listed(deny)),
          },
        })
      : now;
    print(next, () =>
      [
        `Redaction before storage is ${next.redaction}${next.reason === undefined ? '' : `: ${next.reason}`}.`,
        `Never personal here: ${next.allow.join(', ') || 'nothing listed'}.`,
        `Always withheld: ${next.deny.join(', ') || 'nothing listed'}.`,
      ].join('\n'),
    );
    return undefined;
  },
});

export const commands = [redact, settings];
