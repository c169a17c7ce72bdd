import type { Words } from '../../../web/screen.ts';

export const sentimentWords: Words = {
  en: {
    'meaning.sentiment.nav': 'Your sentiment',
    'meaning.sentiment.title': 'What is good and what is bad here',
    'meaning.sentiment.lead':
      'Words mean different things in different companies. Teach Sirius with labelled sentences or with what was decided at the label desk; you see what it is worth and which voices would change before it counts.',
    'meaning.sentiment.bring': 'Bring in labelled texts',
    'meaning.sentiment.bring.say':
      'CSV or JSON with text and sentiment: negative, neutral, positive; −1, 0, 1; or 1 to 5 stars. A language may stand beside them.',
    'meaning.sentiment.shipped': 'Sentiment is read as it comes with Sirius.',
    'meaning.sentiment.now': 'Version {{version}} is in use',
    'meaning.sentiment.examples': '{{count}} examples, {{desk}} of them from the label desk',
    'meaning.sentiment.proposal': 'What it is worth, and what would change',
    'meaning.sentiment.measure':
      'Macro-F1 on rows left out while learning: the mean of how well each of the three classes is found; 100 % = without a mistake.',
    'meaning.sentiment.asShipped': 'As it comes',
    'meaning.sentiment.taught': 'Taught',
    'meaning.sentiment.gain': 'Gain',
    'meaning.sentiment.calibration': 'Confidence is off by',
    'meaning.sentiment.calibration.few': 'too few',
    'meaning.sentiment.why.better': 'better: used',
    'meaning.sentiment.why.even': 'no measurable difference: used',
    'meaning.sentiment.why.worse': 'worse: not used',
    'meaning.sentiment.why.few': 'fewer than 20 rows: not learnt',
    'meaning.sentiment.why.one class': 'only one class: not learnt',
    'meaning.sentiment.why.no words': 'Sirius has no words of this language: not learnt',
    'meaning.sentiment.class': 'Sentiment',
    'meaning.sentiment.voices': 'Voices that change',
    'meaning.sentiment.applied':
      'Applied: voices are being read with it; until all are, you see them as before.',
    'meaning.sentiment.versions': 'Versions',
    'meaning.sentiment.undone': 'taken back',
    'meaning.sentiment.undo': 'Go back one version',
    'meaning.sentiment.undo.first': 'Go back to how it came',
  },
  es: {
    'meaning.sentiment.nav': 'Su sentimiento',
    'meaning.sentiment.title': 'Qué es bueno y qué es malo aquí',
    'meaning.sentiment.lead':
      'Las palabras significan cosas distintas en cada empresa. Enseñe a Sirius con frases etiquetadas o con lo decidido en la mesa de etiquetas; antes de que cuente verá lo que vale y qué voces cambiarían.',
    'meaning.sentiment.bring': 'Traer textos etiquetados',
    'meaning.sentiment.bring.say':
      'CSV o JSON con text y sentiment: negative, neutral, positive; −1, 0, 1; o de 1 a 5 estrellas. Al lado puede ir language.',
    'meaning.sentiment.shipped': 'El sentimiento se lee como viene con Sirius.',
    'meaning.sentiment.now': 'Rige la versión {{version}}',
    'meaning.sentiment.examples': '{{count}} ejemplos, {{desk}} de ellos de la mesa de etiquetas',
    'meaning.sentiment.proposal': 'Lo que vale y lo que cambiaría',
    'meaning.sentiment.measure':
      'Macro-F1 en filas apartadas al aprender: la media de lo bien que se encuentra cada una de las tres clases; 100 % = sin un error.',
    'meaning.sentiment.asShipped': 'Como viene',
    'meaning.sentiment.taught': 'Enseñado',
    'meaning.sentiment.gain': 'Ganancia',
    'meaning.sentiment.calibration': 'La confianza se desvía',
    'meaning.sentiment.calibration.few': 'muy pocas',
    'meaning.sentiment.why.better': 'mejor: se usa',
    'meaning.sentiment.why.even': 'sin diferencia medible: se usa',
    'meaning.sentiment.why.worse': 'peor: no se usa',
    'meaning.sentiment.why.few': 'menos de 20 filas: no se aprende',
    'meaning.sentiment.why.one class': 'una sola clase: no se aprende',
    'meaning.sentiment.why.no words': 'Sirius no tiene palabras de este idioma: no se aprende',
    'meaning.sentiment.class': 'Sentimiento',
    'meaning.sentiment.voices': 'Voces que cambian',
    'meaning.sentiment.applied':
      'Aplicado: las voces se están leyendo así; hasta que estén todas, las ve como antes.',
    'meaning.sentiment.versions': 'Versiones',
    'meaning.sentiment.undone': 'retirada',
    'meaning.sentiment.undo': 'Volver una versión',
    'meaning.sentiment.undo.first': 'Volver a como venía',
  },
};
