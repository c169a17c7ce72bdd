/** The columns of a moment that an entry's SQL gives, in the order they are stored. */
export const momentColumns = [
  'customer',
  'episode',
  'kind',
  'step',
  'function',
  'channel',
  'resource',
  'lifecycle',
  'at',
  'until',
  'declared',
  'source',
  'row',
  'text',
  'text_key',
  'language',
  'scores',
  'due',
  'withdrawn',
  'absent',
  'attributes',
] as const;

/** What must agree when a source's own id comes again: the same body is a duplicate, another one a conflict. */
export const body = `sipHash128Reference(customer, episode, toUnixTimestamp64Milli(at), toUnixTimestamp64Milli(until),
  toUnixTimestamp64Milli(due), if(text_key = '', text, text_key), toString(mapSort(scores)), toString(function), toString(channel),
  toString(resource), toString(lifecycle), withdrawn, toString(mapSort(attributes)))`;

export const isMoment = "NOT left AND nothing = '' AND NOT bad";
