import { everyMatch } from './every-match.ts';
import { type Hit, near, type Reading } from './hit.ts';

const localSign = /[\p{L}\p{N}._%+'&=~!#$*/?^{|}-]/u;
const hostSign = /[\p{L}\p{N}.-]/u;
const longestLocal = 64;
const longestHost = 253;
/** "maria (at) firm (dot) com", as people write it where mail addresses are filtered. */
const spelled =
  /(?<![\w.])[\w.+-]{1,64}\s?[([{]\s?(?:at|arroba|chez)\s?[)\]}]\s?[\w-]{1,63}(?:\s?(?:\.|[([{]\s?(?:dot|punto|ponto|point)\s?[)\]}])\s?[\w-]{2,24}){1,4}/giu;

/** Mail addresses: from each @ outwards, bounded, so that a megabyte of letters costs one look at each. */
export function findEmails({ text }: Reading): Hit[] {
  const hits: Hit[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < longestLocal && localSign.test(text[start - 1] ?? '')) start--;
    while (start < at && /[.'/=?#&*!{|}-]/.test(text[start] ?? '')) start++;
    let end = at + 1;
    while (end < text.length && end - at < longestHost && hostSign.test(text[end] ?? '')) end++;
    while (end > at && /[.-]/.test(text[end - 1] ?? '')) end--;
    const host = text.slice(at + 1, end);
    if (start === at || host === '') continue;
    const named = /\.(?:\p{L}{2,24}|xn--[a-z0-9-]{2,50})$/u.test(host) && !host.includes('..');
    if (named) hits.push({ kind: 'email', start, end, score: 1, rule: 'email' });
  }
  for (const match of everyMatch(text, spelled)) {
    hits.push({
      kind: 'email',
      start: match.index,
      end: match.index + match[0].length,
      score: 0.9,
      rule: 'email-spelled',
    });
  }
  return hits;
}

const linkStart = /(?:https?|ftp):\/\/|(?<![\p{L}\p{N}@.-])www\./giu;
const bareProfile =
  /(?<![\p{L}\p{N}@.-])(?:facebook|instagram|linkedin|twitter|x|tiktok|t|wa|youtube|github|paypal)\.(?:com|me|net|br|es|de|fr)\/[^\s<>"')\]]{1,200}/giu;

/**
 * Web addresses, as a whole: a link's path or query often names a person, an order or a session, and whose site it is
 * may itself be personal.
 */
export function findLinks({ text }: Reading): Hit[] {
  const hits: Hit[] = [];
  for (const match of everyMatch(text, linkStart)) {
    const start = match.index;
    let end = start + match[0].length;
    while (end < text.length && end - start < 2048 && !/[\s<>"'`|\\^{}]/.test(text[end] ?? '')) end++;
    while (end > start && /[.,;:!?)\]…]/.test(text[end - 1] ?? '')) end--;
    if (end > start + match[0].length) hits.push({ kind: 'url', start, end, score: 0.9, rule: 'link' });
  }
  for (const match of everyMatch(text, bareProfile)) {
    const end = match.index + match[0].replace(/[.,;:!?…]+$/, '').length;
    hits.push({ kind: 'url', start: match.index, end, score: 0.9, rule: 'profile' });
  }
  return hits;
}

const v4 =
  /(?<![\p{L}\d.])(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}(?![\p{L}\d]|\.\d)/gu;
const v6 =
  /(?<![\p{L}\d:])(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){7}|[0-9a-f]{0,4}(?::[0-9a-f]{1,4}){0,6}::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?)(?:%\w{1,16})?(?![\p{L}\d:])/giu;
const versionWords =
  /\b(?:version|versión|versão|ver|v|release|firmware|build|section|apartado|chapter|kapitel|punto)\.?\s?$/;

/** Internet addresses of both forms; "version 1.2.3.4" is none. */
export function findIps(reading: Reading): Hit[] {
  const { text } = reading;
  const hits: Hit[] = [];
  for (const match of everyMatch(text, v4)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (near(reading, span, versionWords, 14)) continue;
    hits.push({ kind: 'ip', ...span, score: 0.95, rule: 'ipv4' });
  }
  if (!text.includes(':')) return hits;
  for (const match of everyMatch(text, v6)) {
    const groups = match[0].split(':').filter((group) => group !== '');
    if (groups.length < 3 || !/\d/.test(match[0])) continue;
    hits.push({
      kind: 'ip',
      start: match.index,
      end: match.index + match[0].length,
      score: 0.95,
      rule: 'ipv6',
    });
  }
  return hits;
}
