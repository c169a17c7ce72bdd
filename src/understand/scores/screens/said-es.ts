import type { PhraseBook } from '../../../web/said/say-in.ts';

/** Las frases del servidor sobre puntuaciones, en español; la clave es la frase inglesa con sus huecos. */
export const saidInSpanish: PhraseBook = {
  'A real change, smaller than what matters.': 'Un cambio real, menor de lo que importa.',
  'All answers are alike: there is no spread to judge by.':
    'Todas las respuestas son iguales: no hay dispersión con la que juzgar.',
  'There is no metric "{0}".': 'No hay ninguna puntuación «{0}».',
  'Import answers with a mapping that names `scores`.':
    'Traiga respuestas con un mapa que nombre puntuaciones (`scores`).',
  'Known metrics: {0}.': 'Puntuaciones conocidas: {0}.',
  '"{0}" is no way to sum up {1}.': '«{0}» no es un modo de resumir {1}.',
  'Write {0}:mean, {1}:nps, {2}:csat, {3}:ces or {4}:top-box.':
    'Escriba {0}:mean, {1}:nps, {2}:csat, {3}:ces o {4}:top-box.',
  'NPS needs a 0–10 scale; {0} is on {1}–{2}.': 'El NPS necesita una escala de 0 a 10; {0} va de {1} a {2}.',
  'Ask for {0}:mean, {1}:csat or {2}:top-box.': 'Pida {0}:mean, {1}:csat o {2}:top-box.',
  '{0} of {1} is counted per answer, not per {2}.': '{0} de {1} se cuenta por respuesta, no por {2}.',
  'Ask for {0}:mean per {1}, or leave the unit out.': 'Pida {0}:mean por {1}, o deje fuera la unidad.',
  '{0}: "{1}" is no date.': '{0}: «{1}» no es una fecha.',
  'Write 2025-03-01 or 2025-03-01T08:00:00Z.': 'Escriba 2025-03-01 o 2025-03-01T08:00:00Z.',
  'None of the drivers can be used: {0}.': 'Ninguna de las causas se puede usar: {0}.',
  '"{0}" has more than {1} values: too many groups to show.':
    '«{0}» tiene más de {1} valores: demasiados grupos.',
  'Choose a field with fewer values, or narrow it with --where.':
    'Elija un campo con menos valores o acótelo con un filtro.',
};
