import type { PhraseBook } from '../../../../web/said/say-in.ts';

/** Las frases del servidor sobre los puestos de escucha, en español. */
export const saidInSpanish: PhraseBook = {
  'This listening post is paused; nothing was taken.':
    'Este puesto de escucha está en pausa; no se tomó nada.',
  'Send it again when the post is resumed.': 'Envíelo otra vez cuando se reanude el puesto.',
  'This company has no such listening post.': 'Esta empresa no tiene ese puesto de escucha.',
  'See the programme sheet.': 'Vea la hoja del programa.',
  'There is a listening post of this name already.': 'Ya hay un puesto de escucha con este nombre.',
  'This post belongs to another part of Sirius and is not run from here.':
    'Este puesto pertenece a otra parte de Sirius y no se maneja desde aquí.',
  'A survey is closed on its own page.': 'Una encuesta se cierra en su propia página.',
  'This post has taken items; they name it, so it stays.':
    'Este puesto ya tomó elementos; lo nombran, así que se queda.',
  'Pause it instead.': 'Póngalo en pausa.',
  'The item has one id in its body and another in Idempotency-Key.':
    'El elemento tiene un id en su cuerpo y otro en Idempotency-Key.',
  'Send one of the two.': 'Envíe uno de los dos.',
  'The item has no id that tells it from others.': 'El elemento no tiene un id que lo distinga de otros.',
  "Send the source's own id as `id`, or an Idempotency-Key header, of at most 300 characters.":
    'Envíe el id propio del origen como `id`, o una cabecera Idempotency-Key, de 300 caracteres como máximo.',
  'This was replayed or dismissed already.': 'Esto ya se repitió o se descartó.',
  'There is no such item in quarantine.': 'No hay tal elemento en cuarentena.',
};
