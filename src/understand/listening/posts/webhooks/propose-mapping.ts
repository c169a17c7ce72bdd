import type { HookMapping } from '../mapping.contract.ts';
import { readPath } from '../read-path.ts';

interface Leaf {
  readonly path: string;
  readonly key: string;
  readonly value: string | number | boolean;
  readonly depth: number;
}

const most = 500;
const deepest = 8;
const isName = (key: string) => /^[^.[\]]{1,80}$/.test(key);

/** Every value in a document with its path; of lists only the first member. */
function leavesOf(document: unknown, path = '', depth = 0, found: Leaf[] = []): Leaf[] {
  if (found.length >= most || depth > deepest || typeof document !== 'object' || document === null)
    return found;
  for (const [key, value] of Object.entries(document)) {
    if (!isName(key)) continue;
    const here = path === '' ? key : `${path}.${key}`;
    if (['string', 'number', 'boolean'].includes(typeof value))
      found.push({ path: here, key: key.toLowerCase(), value: value as string | number | boolean, depth });
    else if (Array.isArray(value)) leavesOf(value[0], `${here}[0]`, depth + 1, found);
    else leavesOf(value, here, depth + 1, found);
  }
  return found;
}

/** The one list of objects that a call carries its items in, when that is what it is. */
function listIn(document: unknown): string | undefined {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return undefined;
  const lists = Object.entries(document).filter(
    ([key, value]) =>
      isName(key) && Array.isArray(value) && typeof value[0] === 'object' && value[0] !== null,
  );
  const [only] = lists;
  return lists.length === 1 &&
    /^(events|items|data|results|records|messages|tickets|reviews)$/i.test(only?.[0] ?? '')
    ? only?.[0]
    : undefined;
}

/** The leaf that fits best: earlier patterns before later ones, the shallowest of each first. */
function best(
  leaves: readonly Leaf[],
  patterns: readonly RegExp[],
  fits: (leaf: Leaf) => boolean,
): Leaf | undefined {
  for (const pattern of patterns) {
    const found = leaves
      .filter((leaf) => pattern.test(leaf.path.toLowerCase()) && fits(leaf))
      .sort((a, b) => a.depth - b.depth);
    if (found[0] !== undefined) return found[0];
  }
  return undefined;
}

const isId = ({ value }: Leaf) =>
  (typeof value === 'string' && value.length > 0 && value.length <= 200) ||
  (typeof value === 'number' && Number.isSafeInteger(value));
const isText = ({ value }: Leaf) => typeof value === 'string';

function unitOf({ value }: Leaf): HookMapping['time'] | null {
  if (typeof value === 'number') {
    if (value > 1e8 && value < 7e9) return 'seconds';
    return value > 1e11 && value < 7e12 ? 'milliseconds' : null;
  }
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value) ? 'iso' : null;
}

/**
 * Proposes how the JSON of another tool becomes moments, from the names and values of one sample, and says what somebody
 * should look at. null when it holds no id, no time or nobody.
 */
export function proposeMapping(document: unknown): { mapping: HookMapping | null; doubts: string[] } {
  const each = listIn(document);
  const one = each === undefined ? document : (readPath(document, each) as unknown[])[0];
  const leaves = leavesOf(one);
  const doubts: string[] = [];
  const at = best(
    leaves,
    [/(created|occurred|sent|submitted|happened)_?(at|on|time)?$/, /(timestamp|time|date|_at)$/],
    (leaf) => unitOf(leaf) !== null,
  );
  const customer = best(
    leaves,
    [
      /(customer|requester|contact|user|author|sender|from|person|client)[\w.]*(email|e_mail|address)$/,
      /(^|[._])e?mail$/,
      /(customer|requester|contact|user|author|client|person)[\w]*[._]?(id|name)?$/,
    ],
    isId,
  );
  const text = best(
    leaves,
    [
      /(plain_?body|text_?body|html_?body|(^|[._])(body|text|comment|message|content|review|feedback|verbatim))$/,
      /description$/,
    ],
    isText,
  );
  const episode = best(
    leaves,
    [/(ticket|conversation|order|thread|case|issue|session)[\w]*[._]?(id|number)$/],
    isId,
  );
  // What several items share is not what tells them apart.
  const id = best(
    leaves,
    [/^(event_?|delivery_?|message_?|review_?)?u?u?id$/, /(^|\.)u?u?id$/, /_id$/],
    (leaf) => isId(leaf) && leaf !== episode && leaf !== customer,
  );
  const missing = [
    ...(id === undefined ? ['an id'] : []),
    ...(at === undefined ? ['a time'] : []),
    ...(customer === undefined ? ['a customer'] : []),
  ];
  if (id === undefined || at === undefined || customer === undefined)
    return { mapping: null, doubts: [`No field looks like ${missing.join(', ')}.`] };
  if (text === undefined)
    doubts.push('No field looks like what the customer wrote, so an event is proposed.');
  if (!String(customer.value).includes('@'))
    doubts.push(`Is ${customer.path} the customer, and the same for each of their items?`);
  doubts.push(`Is ${id.path} different for every item, also when something is changed later?`);
  for (const { path, value } of leaves)
    if (/(rating|score|nps|csat|stars)/i.test(path) && typeof value === 'number')
      doubts.push(`${path} looks like a score: say its scale to have it counted.`);
  return {
    mapping: {
      ...(each === undefined ? {} : { each }),
      id: { path: id.path },
      time: unitOf(at) ?? 'iso',
      moments: [
        {
          kind: text === undefined ? 'event' : 'voice',
          customer: { path: customer.path },
          ...(episode === undefined ? {} : { episode: { path: episode.path } }),
          step: 'Wrote to us',
          at: { path: at.path },
          ...(text === undefined
            ? {}
            : {
                text: { path: text.path },
                ...(/<[a-z][^>]*>/i.test(String(text.value)) ? { html: true } : {}),
              }),
        },
      ],
    },
    doubts,
  };
}
