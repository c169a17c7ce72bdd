/** Whether the words around a date speak of something that should have happened, or of something still to come. */
export type Tense = 'past' | 'future' | 'unknown';

const hints: Readonly<
  Record<string, { readonly missed: RegExp; readonly past: RegExp; readonly future: RegExp }>
> = {
  en: {
    missed:
      /\b(?:nobody|no one|noone|no-one|never (?:came|called|arrived|showed|happened|turned)|no show|didn't|didnt|did not|hasn't|hasnt|has not|haven't|not arrived|still (?:waiting|nothing|not|no)|nothing (?:came|happened|arrived))\b/,
    past: /\b(?:was supposed|were supposed|should have|was meant|was due|was going|were going|but nothing|came|arrived|called|was told .{0,40} would|waited|yesterday)\b/,
    future:
      /(?:\b(?:will|going to|gonna|is coming|are coming|is due|should be|please|let's see|hope|expect|can you|upcoming)\b|'ll\b)/,
  },
  es: {
    missed:
      /(?:no (?:vino|vinieron|llegó|llego|llamó|llamo|llamaron|apareció|aparecio|ha venido|han venido|me han|ha llegado|lo hicieron)|nadie|sigo esperando|seguimos esperando|sigo sin|todavía no|todavia no|aún no|aun no|nunca)/,
    past: /\b(?:tenía que|tenia que|tenían que|iban? a|debía|debia|debían|vendrían?|vendría|vino|llegó|llamé|esperé|ayer)\b/,
    future:
      /(?:\b(?:vienen?|van? a|vendrán?|llegará|llegara|será|espero que|por favor)(?![\p{L}])|\bvendrá)/u,
  },
  fr: {
    missed:
      /(?:personne|n'est pas (?:venu|passé|arrivé)|n'est jamais|toujours (?:rien|pas|aucun)|jamais|n'ont pas|n'a pas|attends encore|attends toujours)/,
    past: /(?:devait|devaient|aurait dû|allait|allaient|est venu|est passé|hier|j'ai attendu)/,
    future: /(?:\bva\b|\bvont\b|viendra|arrivera|sera\b|seront|doit\b|s'il vous plaît)/,
  },
  de: {
    missed:
      /(?:niemand|keiner|nicht (?:gekommen|erschienen|passiert|geliefert|angerufen)|kam nicht|immer noch|noch nicht|nie\b|bis heute)/,
    past: /(?:sollte|sollten|hätte|wollte|wollten|gewartet|gekommen|kam\b|gestern)/,
    future: /(?:\bwird\b|\bwerden\b|\bkommt\b|\bkommen\b|\bbitte\b|\bsoll\b)/,
  },
  pt: {
    missed:
      /(?:ninguém|ninguem|não (?:veio|vieram|chegou|ligou|ligaram|apareceu)|nao (?:veio|chegou|ligou)|ainda não|ainda nao|até agora nada|nunca|continuo à espera|sigo esperando)/,
    past: /(?:devia|deveria|ficou de|ficaram de|iam\b|iria\b|veio\b|chegou|esperei|ontem)/,
    future: /(?:\bvai\b|\bvão\b|\bvem\b|virá|chegará|por favor)/,
  },
  it: {
    missed:
      /(?:nessuno|non (?:è|e'|sono|si è|ha|hanno) (?:venut|arrivat|presentat|chiamat|mai)|ancora (?:niente|nulla|non)|non .{0,20} ancora|mai\b|sto ancora)/,
    past: /(?:doveva|dovevano|avrebbe|avrebbero|è venuto|è arrivato|ho aspettato|ieri)/,
    future: /(?:\bverrà|\bverranno|arriverà|\bsarà|\bviene\b|\bvengono\b|per favore)/,
  },
};

/**
 * The tense around a date at `start`..`end`: a missed appointment is past whatever else is said; otherwise past
 * and future hints must not contradict each other. Looks at most 200 units to each side.
 */
export function tenseAround(text: string, start: number, end: number, language: string): Tense {
  const known = hints[language.slice(0, 2).toLowerCase()];
  if (!known) return 'unknown';
  const near = text
    .slice(Math.max(0, start - 200), end + 200)
    .toLowerCase()
    .replaceAll('\u2019', "'");
  if (known.missed.test(near)) return 'past';
  const isPast = known.past.test(near);
  const isFuture = known.future.test(near);
  if (isPast === isFuture) return 'unknown';
  return isPast ? 'past' : 'future';
}
