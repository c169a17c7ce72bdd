import type { Condition } from './facts.ts';
import { duration, type Tongue } from './tongue.ts';

const locale = 'es';
const owner = (name: string) => (name === '' ? '' : ` (${name})`);

function label(c: Condition): string {
  switch (c.kind) {
    case 'missed-promise':
      return `la promesa incumplida «${c.step}»`;
    case 'skipped-step':
      return `«${c.step}» omitido`;
    case 'extra-step':
      return `«${c.step}»`;
    case 'repeated-step':
      return `«${c.step}» repetido`;
    case 'long-wait':
      return `una espera de ${duration(c.threshold, locale)} o más de «${c.other}» a «${c.step}»`;
    case 'order-swap':
      return `«${c.step}» antes de «${c.other}»`;
    case 'segment':
      return c.level.startsWith('> ') ? `${c.attribute} ${c.level}` : `${c.attribute} = ${c.level}`;
    case 'early-survey':
      return `preguntado antes de «${c.step}»`;
  }
}

function who(noun: string, c: Condition): string {
  switch (c.kind) {
    case 'missed-promise':
      return `${noun} con la promesa «${c.step}» incumplida`;
    case 'skipped-step':
      return `${noun} sin «${c.step}»${owner(c.function)}`;
    case 'extra-step':
      return `${noun} con «${c.step}»${owner(c.function)}`;
    case 'repeated-step':
      return `${noun} en que «${c.step}»${owner(c.function)} se hizo más de una vez`;
    case 'long-wait':
      return `${noun} que esperaron ${duration(c.threshold, locale)} o más de «${c.other}»${owner(c.otherFunction)} a «${c.step}»${owner(c.function)}`;
    case 'order-swap':
      return `${noun} en que «${c.step}» vino antes de «${c.other}»`;
    default:
      return `${noun} con ${label(c)}`;
  }
}

const direction = (value: number) => (value < 0 ? 'menos' : 'más');
const on = (score: { named: boolean; metric: string }) => (score.named ? ` en ${score.metric}` : '');

export const spanish: Tongue = {
  locale,
  noun: (noun, journey) => (journey === '' ? noun.es : `${noun.es} «${journey}»`),
  label,
  who,
  scores: (score, size, low, high) =>
    `puntúan ${size} puntos ${direction(score.value)}${on(score)} (${low} a ${high})`,
  missesOnly: (misses, s) =>
    `incumplen la promesa «${misses.step}» ${s.more ? 'más' : 'menos'} a menudo: ${s.with} frente a ${s.without} (${s.low} a ${s.high} puntos ${s.more ? 'más' : 'menos'})`,
  counts: (nWith, nWithout, noun) => ` · ${nWith} frente a ${nWithout} ${noun}.`,
  seeming: (labels, size) => `Eso es a igualdad de ${labels}; sin ello parecerían ${size}.`,
  misses: (step, s, oddsRatio) =>
    `La promesa «${step}» se incumple en ${s.with} de los casos frente a ${s.without} (razón de momios ${oddsRatio}).`,
  coverage: (bad, had, without) => `De las ${bad} incumplidas, ${had} lo tuvieron antes; ${without} no.`,
  direct: (through, size, low, high, nothing) =>
    nothing
      ? `Actúa a través de ${through}: a igualdad de eso, lo que queda no se distingue de nada (${size}, ${low} a ${high}).`
      : `Una parte actúa a través de ${through}: a igualdad de eso quedan ${size} (${low} a ${high}).`,
  upstream: (had, bad, without, what, by) =>
    `Más atrás, ${had} de las ${bad} incumplidas tuvieron antes ${what}${owner(by)}; ${without} no.`,
  early: (asked, all, step) =>
    `${asked} de ${all} respuestas se pidieron antes de «${step}», o aunque nunca llegó`,
  earlyScores: (score, size, low, high) =>
    `; son ${size} puntos ${score.value < 0 ? 'más bajas' : 'más altas'}${on(score)} (${low} a ${high}).`,
  earlyFlaw: 'Es un defecto de la medición, no una causa.',
  earlyBeside: (what, size, low, high) => `A igualdad de ${what} quedan ${size} (${low} a ${high}).`,
  earlySame: (what) => `Son los mismos recorridos que ${what}: no se pueden distinguir.`,
  lowScores: (metric, upTo) => `puntuaciones de ${metric} hasta ${String(upTo).replace('.', ',')}`,
  missedPromises: (step) => `promesas «${step}» incumplidas`,
  nothing: (looked) => `Nada de esto se distingue del azar; se examinaron ${looked} candidatos.`,
  noData: 'Todavía no hay nada que examinar: importe primero recorridos con puntuaciones o promesas.',
};
