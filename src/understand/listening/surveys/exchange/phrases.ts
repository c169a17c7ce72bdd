import type { Said } from '../checks.contract.ts';

/** What may become of a thing on import, in words; each is said of one thing whose own words are the example. */
export const phrases = {
  question: { en: 'Question', es: 'Pregunta' },
  condition: { en: 'Condition', es: 'Condición' },
  skip: { en: 'Skip', es: 'Salto' },
  quota: { en: 'Quota', es: 'Cuota' },
  'hidden-field': { en: 'Hidden field', es: 'Campo oculto' },
  calculated: { en: 'Calculated value', es: 'Valor calculado' },
  block: { en: 'Block', es: 'Bloque' },
  shuffle: { en: 'Random order', es: 'Orden aleatorio' },
  recodes: { en: 'Codes of the choices, as their score', es: 'Códigos de las opciones, como su puntuación' },
  end: { en: 'End page', es: 'Página final' },
  untranslated: {
    en: 'Logic that Sirius cannot run stands in the draft as text; until it is replaced the survey cannot be published',
    es: 'La lógica que Sirius no puede ejecutar queda en el borrador como texto; hasta que se sustituya, la encuesta no se puede publicar',
  },
  'markup-left-out': {
    en: 'The words were kept, their formatting was not',
    es: 'Se conservaron las palabras, pero no su formato',
  },
  'text-cut': {
    en: 'The text was longer than 20,000 characters and was cut there',
    es: 'El texto tenía más de 20 000 caracteres y se cortó ahí',
  },
  'several-questions': {
    en: 'One question of several columns or bars became several questions',
    es: 'Una pregunta de varias columnas o barras se convirtió en varias preguntas',
  },
  'request-only': {
    en: 'A reminder to answer that could be passed by was left out; the question is not required',
    es: 'Se omitió un recordatorio de respuesta que se podía ignorar; la pregunta no es obligatoria',
  },
  'other-type': {
    en: 'Sirius has no question of this kind; the nearest one stands in its place',
    es: 'Sirius no tiene este tipo de pregunta; en su lugar está el más parecido',
  },
  'no-type': {
    en: 'Sirius has no question of this kind; its words stand in the draft as text',
    es: 'Sirius no tiene este tipo de pregunta; sus palabras quedan en el borrador como texto',
  },
  trash: {
    en: 'The question lay in the trash of the other tool',
    es: 'La pregunta estaba en la papelera de la otra herramienta',
  },
  note: { en: 'A note of the authors', es: 'Una nota de los autores' },
  'block-again': {
    en: 'The same questions a second time; Sirius asks each question once',
    es: 'Las mismas preguntas por segunda vez; Sirius hace cada pregunta una sola vez',
  },
  'web-service': {
    en: 'A call to another system on the way through the survey',
    es: 'Una llamada a otro sistema durante la encuesta',
  },
  'flow-element': {
    en: 'A step of the survey flow that Sirius does not have',
    es: 'Un paso del flujo de la encuesta que Sirius no tiene',
  },
  script: { en: 'A script of the page', es: 'Un script de la página' },
  'default-answer': {
    en: 'An answer filled in beforehand; it would count as if the person had given it',
    es: 'Una respuesta rellenada de antemano; contaría como si la hubiera dado la persona',
  },
  'row-text': {
    en: 'A text field inside a row of a matrix',
    es: 'Un campo de texto dentro de una fila de una matriz',
  },
  'choice-groups': { en: 'Headings between choices', es: 'Encabezados entre opciones' },
  'rule-of-answer': {
    en: 'A check of the answer that Sirius cannot make',
    es: 'Una comprobación de la respuesta que Sirius no puede hacer',
  },
  piping: {
    en: 'A place where a value is put into a text; it stands there as it was written',
    es: 'Un lugar donde se inserta un valor en un texto; queda tal como estaba escrito',
  },
  'random-order-of-pages': {
    en: 'Questions in random order over several pages; now in random order within each page',
    es: 'Preguntas en orden aleatorio en varias páginas; ahora en orden aleatorio dentro de cada página',
  },
  'even-presentation': {
    en: 'Equal shares of random parts; now each person draws on its own',
    es: 'Partes aleatorias en proporciones iguales; ahora se sortea para cada persona',
  },
  setting: { en: 'A setting of the other tool', es: 'Un ajuste de la otra herramienta' },
  'condition-merged': {
    en: 'The same condition written twice, in two ways; it stands once',
    es: 'La misma condición escrita dos veces, de dos formas; queda una sola vez',
  },
  trigger: {
    en: 'A trigger became a calculated value',
    es: 'Un disparador se convirtió en un valor calculado',
  },
  'start-page': {
    en: 'A welcome page became a text before the first question',
    es: 'Una página de bienvenida se convirtió en un texto antes de la primera pregunta',
  },
  loop: {
    en: 'Questions that repeat for each of several things; they are asked once',
    es: 'Preguntas que se repiten para cada una de varias cosas; se hacen una vez',
  },
  'read-only': {
    en: 'A question that could be seen, and answered only under a condition, is now shown under it',
    es: 'Una pregunta visible que solo se podía responder con una condición ahora se muestra solo con ella',
  },
  'no-options': {
    en: 'A question without anything to choose',
    es: 'Una pregunta sin nada que elegir',
  },
  'answers-beside': {
    en: 'The archive holds answers, invitations or timings as well; bring the answers in as responses',
    es: 'El archivo contiene también respuestas, invitaciones o tiempos; importe las respuestas como respuestas',
  },
  exported: { en: 'Carried over into the file', es: 'Trasladado al archivo' },
} as const satisfies Readonly<Record<string, Said>>;

export type Phrase = keyof typeof phrases;
