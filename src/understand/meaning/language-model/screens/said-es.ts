import type { PhraseBook } from '../../../../web/said/say-in.ts';

/** Las frases del servidor sobre el modelo de lenguaje, en español. */
export const saidInSpanish: PhraseBook = {
  'No language model is switched on for this company.':
    'No hay ningún modelo de lenguaje encendido en esta empresa.',
  'An administrator may switch one on, with purpose and legal basis. Nothing else needs it.':
    'Un administrador puede encender uno, con finalidad y base legal. Nada más lo necesita.',
  'No voice speaks of this theme yet; there is nothing to cite.':
    'Aún no hay voces que hablen de este tema; no hay nada que citar.',
  'Ask again when voices are read with it.': 'Pregunte otra vez cuando haya voces leídas con él.',
  'Look at the settings of the language model.': 'Mire los ajustes del modelo de lenguaje.',
  'Second opinions are not switched on for this company.':
    'Las segundas opiniones no están encendidas en esta empresa.',
  'An administrator may switch them on in the settings of the language model.':
    'Un administrador puede encenderlas en los ajustes del modelo de lenguaje.',
  'No language model is switched on.': 'No hay ningún modelo de lenguaje encendido.',
  'The budget of this month is used up; nothing was sent.':
    'El presupuesto de este mes está agotado; no se envió nada.',
  'The very same question is being asked already.': 'Esa misma pregunta ya se está haciendo.',
  'The key of the language model was kept under another secret of this server and must be typed again.':
    'La clave del modelo de lenguaje se guardó con otro secreto de este servidor y hay que escribirla otra vez.',
  'A customer whose words were sent was erased before the answer came.':
    'Se borró a un cliente cuyas palabras se enviaron antes de que llegara la respuesta.',
  'No answer was recorded.': 'No se registró ninguna respuesta.',
  'It was switched off before the answer came.': 'Se apagó antes de que llegara la respuesta.',
  'The language model did not answer within {0} s.': 'El modelo de lenguaje no respondió en {0} s.',
  'The language model answered far more than was asked for.':
    'El modelo de lenguaje respondió mucho más de lo que se pidió.',
  'The language model cannot be reached.': 'No se puede alcanzar el modelo de lenguaje.',
  'The language model answered with status {0}.': 'El modelo de lenguaje respondió con el estado {0}.',
  'The language model answered with status {0}: it does not take the key.':
    'El modelo de lenguaje respondió con el estado {0}: no acepta la clave.',
  'The language model answered with status {0}: it knows no such path or model. Addresses usually end in /v1, and the model must be there.':
    'El modelo de lenguaje respondió con el estado {0}: no conoce esa ruta o ese modelo. Las direcciones suelen acabar en /v1, y el modelo debe estar allí.',
  'The language model answered with status {0}: it does not understand how it is asked.':
    'El modelo de lenguaje respondió con el estado {0}: no entiende cómo se le pregunta.',
  'The language model answered with status {0}: it is asked too often, or its own limit is reached.':
    'El modelo de lenguaje respondió con el estado {0}: se le pregunta demasiado a menudo o llegó a su propio límite.',
  'The language model answered piece by piece (a stream), though it was asked not to.':
    'El modelo de lenguaje respondió a trozos (como flujo), aunque se le pidió que no.',
  '{0} tokens a month are too few for one question; 0 does not mean without limit.':
    '{0} tokens al mes son muy pocos para una pregunta; 0 no significa sin límite.',
  'Give at least {0} tokens a month, or keep it without switching it on.':
    'Dé al menos {0} tokens al mes, o guárdelo sin encender.',
  '{0} {1} a month are too little for one question at these prices.':
    '{0} {1} al mes es muy poco para una pregunta a estos precios.',
  'Say how much money a month it may use, or set both prices to 0 where it costs nothing.':
    'Diga cuánto dinero al mes puede usar, o ponga ambos precios en 0 donde no cueste nada.',
  'The language model answered something else than JSON.':
    'El modelo de lenguaje respondió algo que no es JSON.',
  'The language model answered something else than a completion.':
    'El modelo de lenguaje respondió algo que no es lo que se pide.',
  'The answer is not the JSON that was asked for.': 'La respuesta no es el JSON que se pidió.',
  'The answer does not fit the shape that was asked for.': 'La respuesta no tiene la forma que se pidió.',
  'It cites words that do not stand in {0}.': 'Cita palabras que no están en {0}.',
  'What it cites of {0} is too short to prove anything.':
    'Lo que cita de {0} es demasiado corto para probar nada.',
  'It cites {0}, which was never given.': 'Cita {0}, que nunca se le dio.',
  'It holds a link or markup.': 'Lleva un enlace o marcas.',
  'It sets a number; numbers are counted, never written by a model.':
    'Pone un número; los números se cuentan, nunca los escribe un modelo.',
  'It is no name.': 'No es un nombre.',
  'It speaks of something that was not asked.': 'Habla de algo que no se preguntó.',
  'It has two opinions of {0}.': 'Tiene dos opiniones sobre {0}.',
  'It gives a label of {0} that does not exist.': 'Da a {0} una etiqueta que no existe.',
  'It proves nothing of {0}.': 'No prueba nada de {0}.',
  'A customer whose words would be sent does not allow that a language model reads them.':
    'Un cliente cuyas palabras se enviarían no permite que las lea un modelo de lenguaje.',
};
