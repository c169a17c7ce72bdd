import type { PhraseBook } from '../../../../web/said/say-in.ts';

/** Las frases del servidor sobre observaciones, en español. */
export const saidInSpanish: PhraseBook = {
  'What employees see and hear beside customers: gemba, service safaris, notes from a contact.':
    'Lo que los empleados ven y oyen junto a los clientes: gemba, safaris de servicio, notas de un contacto.',
  'Customers whom somebody stood beside and wrote about; nobody chose them at random.':
    'Clientes junto a quienes alguien estuvo y anotó; nadie los eligió al azar.',
  'What nobody was there for. Quotations are written down by employees, not recorded.':
    'Aquello donde no había nadie. Las citas las anotan empleados, no están grabadas.',
  'An observation of this id came before with other content; that one stands.':
    'Antes llegó una observación con este id y otro contenido; vale aquella.',
  'Write what changed as an observation of its own.': 'Escriba lo que cambió como observación propia.',
  'This observation was deleted; it is not taken again.': 'Esta observación se borró; no se toma otra vez.',
  'More than {0} photos of one person within a day are not taken.':
    'No se toman más de {0} fotos de una persona en un día.',
  'Send this observation tomorrow, or without its photos.': 'Envíe esta observación mañana, o sin sus fotos.',
  'Somebody else kept this observation on this device.':
    'Otra persona guardó esta observación en este dispositivo.',
  'It leaves when they are signed in, in the company it was written for.':
    'Sale cuando esa persona entra, en la empresa para la que se escribió.',
  'There is no such observation of yours.': 'Usted no tiene esa observación.',
  'This observation announced no such photo.': 'Esta observación no anunció esa foto.',
  'Write its id into `photos` when the observation is written.':
    'Escriba su id en `photos` al escribir la observación.',
  'A photo has at most 10 MB; it was not kept.': 'Una foto tiene como máximo 10 MB; no se guardó.',
  'Take it in a smaller size.': 'Hágala en un tamaño menor.',
  'Another photo came under this id before; that one stands.':
    'Antes llegó otra foto con este id; vale aquella.',
  'There is no such observation.': 'No hay tal observación.',
  'There is no such photo of this observation.': 'Esta observación no tiene esa foto.',
  'Fewer than {0} people of this function wrote observations.':
    'Menos de {0} personas de esta función escribieron observaciones.',
  'Look at them without this filter: nobody is to be traced.':
    'Véalas sin este filtro: no se ha de rastrear a nadie.',
  'This file is no JPEG, PNG or WebP photo, or it is cut off; it was not kept.':
    'Este archivo no es una foto JPEG, PNG ni WebP, o está cortado; no se guardó.',
  'Take the photo again, or choose another one.': 'Haga la foto otra vez, o elija otra.',
  'Where a HEIC photo was taken cannot be removed from it; it was not kept.':
    'No se puede quitar de una foto HEIC dónde se hizo; no se guardó.',
  'Send it as JPEG: on an iPhone choose “Most Compatible” under Settings, Camera, Formats.':
    'Envíela como JPEG: en un iPhone elija «Más compatible» en Ajustes, Cámara, Formatos.',
  'This photo has more than 250 million pixels; it was not kept.':
    'Esta foto tiene más de 250 millones de píxeles; no se guardó.',
};
