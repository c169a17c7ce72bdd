import type { WordPairs } from './word-pairs.ts';

export const resultWords: WordPairs = {
  'results.title': ['Answers to “{{title}}”', 'Respuestas a «{{title}}»'],
  'results.lead_one': [
    '{{count}} finished answer. Shares stand with their interval; below {{least}} answers only counts are shown.',
    '{{count}} respuesta terminada. Las proporciones van con su intervalo; con menos de {{least}} solo se muestran recuentos.',
  ],
  'results.lead_other': [
    '{{count}} finished answers. Shares stand with their interval; below {{least}} answers only counts are shown.',
    '{{count}} respuestas terminadas. Las proporciones van con su intervalo; con menos de {{least}} solo se muestran recuentos.',
  ],
  'results.empty': [
    'Nobody has opened this survey yet. Share its address, and answers appear here as they come.',
    'Nadie ha abierto todavía esta encuesta. Comparta su dirección y las respuestas aparecerán aquí.',
  ],
  'results.few': [
    'Fewer than {{least}} have finished: nothing but counts is shown, to protect who answered.',
    'Han terminado menos de {{least}}: solo se muestran recuentos, para proteger a quien respondió.',
  ],
  'results.tooFew': [
    'Too few answers to show more (at least {{least}}).',
    'Muy pocas respuestas para mostrar más (al menos {{least}}).',
  ],
  'results.n': ['n = {{n}}', 'n = {{n}}'],
  'results.nonAnswers_one': [
    "{{n}} answered without saying more: don't know, not applicable or rather not.",
    '{{n}} respondió sin decir más: no sé, no procede o prefiero no decirlo.',
  ],
  'results.nonAnswers_other': [
    "{{n}} answered without saying more: don't know, not applicable or rather not.",
    '{{n}} respondieron sin decir más: no sé, no procede o prefiero no decirlo.',
  ],
  'results.nps': ['Net Promoter Score', 'Net Promoter Score'],
  'results.means': ['Means', 'Medias'],
  'results.people_one': ['{{n}} person', '{{n}} persona'],
  'results.people_other': ['{{n}} people', '{{n}} personas'],
  'results.table': ['As a table', 'Como tabla'],
  'results.personal': [
    'It tells who somebody is, so it is not shown here and not taken out.',
    'Dice quién es alguien, así que no se muestra aquí ni se exporta.',
  ],
  'results.each': [
    'Each answer stands for itself; take them out under Files.',
    'Cada respuesta va por sí sola; lléveselas en Archivos.',
  ],
  'results.mean': ['Mean', 'Media'],
  'results.part': ['Row', 'Fila'],
  'results.answer': ['Answer', 'Respuesta'],
  'results.first': ['Ranked first', 'En primer lugar'],
  'results.count': ['How many', 'Cuántas'],
  'results.share': ['Share, 95 % interval', 'Proporción, intervalo del 95 %'],
  'results.voices': ['Read these answers as voices', 'Leer estas respuestas como voces'],
  'filter.version': ['Version', 'Versión'],
  'filter.channel': ['Channel', 'Canal'],
  'filter.language': ['Language', 'Idioma'],
  'filter.all': ['all', 'todos'],
  dispositions: ['What became of those who opened it', 'Qué fue de quienes la abrieron'],
  'disposition.started': ['Opened, nothing answered yet', 'Abierta, nada contestado aún'],
  'disposition.partial': ['Being answered', 'En curso'],
  'disposition.completed': ['Finished', 'Terminada'],
  'disposition.screened-out': [
    'Not asked: the survey is for others',
    'No preguntada: la encuesta es para otros',
  ],
  'disposition.over-quota': ['Turned away: the quota was full', 'Rechazada: cupo lleno'],
  'disposition.refused': ['Did not want to', 'No quiso'],
  'disposition.broken-off': ['Broken off', 'Abandonada'],
};
