const earliest = Date.UTC(1990, 0, 1);
const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|UTC|[+-]\d\d:?\d\d)?)?$/;

function milliseconds(value: unknown): number {
  const said = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  if (/^\d{9,10}(?:\.\d+)?$/.test(said)) return Number(said) * 1000;
  if (/^\d{12,13}$/.test(said)) return Number(said);
  const parts = iso.exec(said);
  if (parts === null) return Number.NaN;
  const [, day = '', time = '00:00', zone = 'Z'] = parts;
  const read = new Date(`${day}T${time.replace(/(\.\d{3})\d+/, '$1')}${zone === 'UTC' ? 'Z' : zone}`);
  // 31 February is not 2 March.
  const month = Number(day.slice(5, 7));
  const days = new Date(Date.UTC(Number(day.slice(0, 4)), month, 0)).getUTCDate();
  return Number(day.slice(8)) > days ? Number.NaN : read.getTime();
}

/**
 * A time as exports write it: ISO 8601 (without a zone it stands in UTC), seconds or milliseconds since 1970. Nothing is
 * put right: what is no time, lies before 1990, or later than `latest`, is told as such.
 */
export function instant(value: unknown, latest: number): { at: string } | { why: string } {
  const time = milliseconds(value);
  if (value === null || value === undefined || value === '') return { why: 'no time' };
  const said = typeof value === 'object' ? 'an object' : String(value).slice(0, 80);
  if (Number.isNaN(time)) return { why: `time not understood: '${said}'` };
  const read = new Date(time);
  if (Number.isNaN(read.getTime())) return { why: `time not understood: '${said}'` };
  if (time > latest) return { why: `the time lies in the future: ${read.toISOString()}` };
  if (time < earliest) return { why: `the time lies before 1990: ${read.toISOString()}` };
  return { at: read.toISOString() };
}
