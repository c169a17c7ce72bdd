import type { Chance } from './random.ts';

/** What an episode was like; each customer's words are put together from what really happened to them. */
export type Experience =
  | 'missed visit'
  | 'no part'
  | 'moved date'
  | 'slow activation'
  | 'price surprise'
  | 'good visit'
  | 'good bill'
  | 'asked too early'
  | 'plain'
  | 'old cables';

const said: Record<'en' | 'es', Record<Experience, readonly string[]>> = {
  en: {
    'missed visit': [
      'I waited from eight to six, then a text that nobody would come.',
      'Nobody came on the day you promised and nobody called.',
      'Third morning off work for a visit that did not happen.',
      'You gave me a day. I kept it free. You did not come.',
      'Do not promise a day you cannot keep.',
      'The window was eight to twelve. At five I stopped waiting.',
    ],
    'no part': [
      'The technician said the part had never been ordered.',
      'He opened the box, said the part was missing, and left.',
      'Two people came, neither had the right router with them.',
      'Why plan a visit when the part is not in the van?',
      'She was kind, but without the part there was nothing she could do.',
    ],
    'moved date': [
      'They changed the day by text while I was at work.',
      'A new date, again without asking me.',
      'I had to tell the whole story once more to get a new date.',
    ],
    'slow activation': [
      'The line was in, but it took days until it worked.',
      'Installed on Monday, activated the week after. Why?',
      'I was told it would work the same evening. It did not.',
      'Four days with a dark box on the wall.',
    ],
    'price surprise': [
      'Nobody told me the price would be different on the bill.',
      'The first bill was higher than the offer. I had to call to understand it.',
      'I still do not know what the extra eleven euros are for.',
      'The shop said one price, the bill says another.',
    ],
    'good visit': [
      'The planner called and let me choose the day. Fine.',
      'On time, friendly, and it worked when he left.',
      'Second visit was quick and she was lovely.',
      'He explained what was broken and wiped his shoes.',
      'Everything as promised, thank you.',
    ],
    'good bill': [
      'The text before the bill told me what to expect. Good idea.',
      'Clear bill, no questions.',
      'I could see at once what I pay for.',
    ],
    'asked too early': [
      'You ask me how it was? It is still broken.',
      'I cannot answer, nobody has been here yet.',
      'Your survey came before your technician.',
    ],
    plain: [
      'It is okay.',
      'Nothing special.',
      'Works.',
      'No complaints so far.',
      'Average, like the others.',
      'Fine I guess.',
    ],
    'old cables': [
      'The line drops every time the wind blows.',
      'Slow in the evenings, as always here.',
      'Your cables on our street are older than I am.',
    ],
  },
  es: {
    'missed visit': [
      'Esperé de ocho a seis y luego un mensaje: no viene nadie.',
      'Nadie vino el día prometido y nadie llamó.',
      'Es la tercera mañana que pierdo en el trabajo.',
      'Me dieron un día, lo dejé libre y no vinieron.',
    ],
    'no part': [
      'El técnico dijo que la pieza nunca se había pedido.',
      'Abrió la caja, faltaba la pieza, y se fue.',
      '¿Para qué viene alguien si no trae la pieza?',
    ],
    'moved date': [
      'Es la tercera vez que me cambian la cita.',
      'Otra fecha nueva, otra vez sin preguntarme.',
      'Tuve que contar toda la historia de nuevo.',
    ],
    'slow activation': [
      'La línea estaba instalada, pero tardó días en funcionar.',
      'Instalado el lunes, activado la semana siguiente. ¿Por qué?',
      'Me dijeron que funcionaría esa misma tarde. No fue así.',
    ],
    'price surprise': [
      'Nadie me dijo que el precio sería otro en la factura.',
      'La primera factura fue más alta que la oferta.',
      'Todavía no sé qué son esos once euros de más.',
    ],
    'good visit': [
      'Llamaron y me dejaron elegir el día. Muy bien.',
      'Puntual, amable y funcionaba cuando se fue.',
      'Todo como prometieron, gracias.',
      'La segunda visita fue rápida y ella encantadora.',
    ],
    'good bill': ['El mensaje antes de la factura me dijo qué esperar.', 'Factura clara, sin preguntas.'],
    'asked too early': [
      '¿Me preguntan cómo fue? Todavía no funciona.',
      'No puedo contestar, aquí no ha venido nadie.',
    ],
    plain: ['Está bien.', 'Nada especial.', 'Funciona.', 'Normal, como los demás.', 'Sin quejas por ahora.'],
    'old cables': ['La línea se corta cada vez que hay viento.', 'Lento por las tardes, como siempre aquí.'],
  },
};

const openings = {
  en: ['', '', '', 'Honestly: ', 'To be fair, ', 'Well. '],
  es: ['', '', '', 'La verdad: ', 'Bueno. '],
};

/** A comment in the customer's language about one or two of the things that happened, or nothing at all. */
export function comment(c: Chance, language: 'en' | 'es', experiences: readonly Experience[]): string {
  if (!c.happens(0.62)) return '';
  const lived = experiences.length === 0 ? (['plain'] as const) : experiences;
  const first = c.pick(said[language][c.pick(lived)]);
  const second = lived.length > 1 && c.happens(0.4) ? c.pick(said[language][c.pick(lived)]) : '';
  const text = second === '' || second === first ? first : `${first} ${second}`;
  return c.pick(openings[language]) + text;
}
