import type { PhraseBook } from '../../../web/said/say-in.ts';

/** Las frases del servidor sobre el significado, en español; la clave es la frase inglesa con sus huecos. */
export const saidInSpanish: PhraseBook = {
  'There is no story {0}.': 'No hay ninguna historia {0}.',
  'sirius meaning stories lists the stories there are.': 'sirius meaning stories muestra las que hay.',
  'Only one voice tells story {0}.': 'La historia {0} la cuenta una sola voz.',
  'Look at the voice itself: {0}.': 'Mire la voz misma: {0}.',
  'Whole numbers: customers and copies from 2, days and words from 1.':
    'Números enteros: clientes y copias desde 2, días y palabras desde 1.',
  'Themes are looked for in {0} labelled voices or more; there are {1}.':
    'Se buscan temas a partir de {0} voces leídas; hay {1}.',
  'Import voices, or wait until they are labelled (sirius meaning progress).':
    'Importe voces, o espere a que estén leídas.',
  'The budget for the embeddings address is spent; nothing was sent.':
    'El presupuesto de la dirección de vectores está agotado; no se envió nada.',
  'Raise the budget, or go back to a tier that comes with Sirius.':
    'Suba el presupuesto, o vuelva a un nivel que viene con Sirius.',
  'The embeddings address {0}.': 'La dirección de vectores: {0}.',
  'Check the address, the model and its number of dimensions; until then themes stay as they are.':
    'Revise la dirección, el modelo y su número de dimensiones; hasta entonces los temas quedan como están.',
  'cannot be reached': 'no responde',
  'answered far more than was asked for': 'contestó mucho más de lo que se pidió',
  'answered with something that is not a list of embeddings': 'contestó algo que no es una lista de vectores',
  'its tokenizer.json is not understood': 'no se entiende su tokenizer.json',
  'it holds no words with numbers': 'no contiene palabras con números',
  'There is no model folder "{0}" on this server.':
    'No hay ninguna carpeta de modelos «{0}» en este servidor.',
  'Put the folder into {0}, then choose it by its name.':
    'Ponga la carpeta en {0} y elíjala después por su nombre.',
  'The folder "{0}" holds no table that Sirius can run.':
    'La carpeta «{0}» no contiene ninguna tabla que Sirius pueda usar.',
  'It takes model.safetensors with tokenizer.json of a static table (model2vec), or one .vec or .txt file of word vectors. A network (BERT and the like) is put behind an address instead.':
    'Admite model.safetensors con tokenizer.json de una tabla estática (model2vec), o un solo archivo .vec o .txt de vectores de palabras. Una red (BERT y similares) se pone tras una dirección.',
  'A file of the folder "{0}" is larger than 2 GB.': 'Un archivo de la carpeta «{0}» ocupa más de 2 GB.',
  'The folder "{0}" holds another table than when it was chosen.':
    'La carpeta «{0}» contiene otra tabla que cuando se eligió.',
  'Choose the folder again: voices are then compared and read anew with what it holds now.':
    'Elija la carpeta otra vez: las voces se comparan y se leen de nuevo con lo que contiene ahora.',
  'The folder "{0}" cannot be used: {1}.': 'La carpeta «{0}» no se puede usar: {1}.',
  'Put another table there, or choose another tier.': 'Ponga allí otra tabla, o elija otra opción.',
  'The key of the embeddings address was sealed with another secret.':
    'La clave de la dirección de vectores se selló con otro secreto.',
  'Give the key again: SIRIUS_SECRET or the data directory has changed.':
    'Dé la clave otra vez: SIRIUS_SECRET o el directorio de datos han cambiado.',
  'What is being tried is not worked out yet.': 'Lo que se prueba aún no está calculado.',
  'Wait until it is, or drop it.': 'Espere a que lo esté, o descártelo.',
  'No other representation is being tried.': 'No se está probando ninguna otra opción.',
  'Choose one first.': 'Elija primero una.',
  'Themes were found or taught anew after this was worked out.':
    'Los temas se encontraron o enseñaron de nuevo después de calcular esto.',
  'Work it out again: the counts before and after are then those of now.':
    'Calcule otra vez: los números de antes y después serán los de ahora.',
  'Only an administrator may send words of customers to an address.':
    'Solo un administrador puede enviar palabras de clientes a una dirección.',
  'The full tier of meaning is not installed on this machine.':
    'El nivel completo de significado no está instalado en esta máquina.',
  '"{0}" is no sentiment.': '«{0}» no es un sentimiento.',
  'Labels are negative, neutral, positive; -1, 0, 1; 0, 1, 2; or 1 to 5 stars.':
    'Las etiquetas son negative, neutral, positive; -1, 0, 1; 0, 1, 2; o de 1 a 5 estrellas.',
  'Row {0} has no label.': 'La fila {0} no tiene etiqueta.',
  'Each row needs a text and a label (for language, the language may be the label).':
    'Cada fila necesita un texto y una etiqueta (para el idioma, el idioma puede ser la etiqueta).',
  'No themes were taught yet.': 'Aún no se ha enseñado ningún tema.',
  'The file is JSON, but no list of rows.': 'El archivo es JSON, pero no una lista de filas.',
  'The file begins like JSON but is none: {0}': 'El archivo empieza como JSON pero no lo es: {0}',
  'Line {0} of the file is not a JSON object.': 'La línea {0} del archivo no es un objeto JSON.',
  'JSON lines hold one object a line: {"id":"1","text":"…"}.':
    'Las líneas JSON llevan un objeto por línea: {"id":"1","text":"…"}.',
  'The voice has {0} letters; {1} to {2} is no part of it.':
    'La voz tiene {0} letras; de {1} a {2} no es parte de ella.',
  '"{0}" is no {1}.': '«{0}» no es una respuesta para {1}.',
  'Say one of: {0}.': 'Diga uno de: {0}.',
  '“{0}” is no {1} of this company.': '«{0}» no es una respuesta de esta empresa a {1}.',
  'There are: {0}.': 'Hay: {0}.',
  'The voice is not read yet.': 'La voz aún no está leída.',
  'Wait until it is labelled.': 'Espere a que esté leída.',
  'No record knows a step “{0}”.': 'Ningún registro conoce un paso «{0}».',
  'That a clause is not without a theme says nothing of which it has.':
    'Que una frase no carezca de tema no dice cuál tiene.',
  'Confirm the theme it speaks of.': 'Confirme el tema del que habla.',
  'There is no field or attribute "{0}" to count voices by.':
    'No hay campo ni atributo «{0}» por el que contar voces.',
  'There are: {0}{1}.': 'Hay: {0}{1}.',
  'No clause of the voice stands there.': 'Ahí no hay ninguna frase de la voz.',
  'Quoted mail, signatures and templates carry no labels.':
    'El correo citado, las firmas y las plantillas no llevan etiquetas.',
  'There is no such decision, or it was taken back.': 'No existe esa decisión, o fue retirada.',
  'The text {0} is not among those drawn with seed {1}.':
    'El texto {0} no está entre los sacados con la semilla {1}.',
  'Draw again with the same number and seed; new imports change what is drawn.':
    'Saque otra vez con el mismo número y semilla; las importaciones nuevas cambian lo que sale.',
  'No original of this voice is kept.': 'No se guarda ningún original de esta voz.',
  'It was not redacted, or came while originals were not kept, its time is over, or its customer does not allow it.':
    'No se suprimió nada en ella, llegó cuando no se guardaban originales, su plazo terminó o su cliente no lo permite.',
  'Keeping originals needs a written reason.': 'Guardar originales necesita un motivo por escrito.',
  'Reading an original needs a reason.': 'Leer un original necesita un motivo.',
  'Say in a few words what you need it for; it is written down beside your name.':
    'Diga en pocas palabras para qué lo necesita; queda anotado junto a su nombre.',
  "This original was sealed with another secret than the server's.":
    'Este original se cifró con otro secreto que el del servidor.',
  'Give the earlier secret as SIRIUS_SECRET_BEFORE and start the server again.':
    'Dé el secreto anterior como SIRIUS_SECRET_BEFORE y arranque de nuevo el servidor.',
  'Storing texts with personal data needs a written reason.':
    'Guardar textos con datos personales necesita un motivo por escrito.',
  'Give a reason of at least ten letters: the purpose and the legal basis.':
    'Dé un motivo de al menos diez letras: la finalidad y la base legal.',
  'The theme "{0}" is not shown: it was merged, forbidden or is gone.':
    'El tema «{0}» no se muestra: fue unido, prohibido o ya no existe.',
  'Pass on `next` of the page before, as it is.': 'Pase el `next` de la página anterior, tal cual.',
  'There is no voice {0}.': 'No existe la voz {0}.',
  'It may have been erased or taken back with its import.':
    'Puede haberse borrado o retirado con su importación.',
  'The taxonomy that counts is gone.': 'La taxonomía vigente ya no existe.',
  'A taxonomy has at most 500 themes.': 'Una taxonomía tiene como mucho 500 temas.',
  'The taxonomy was changed after this was shown.': 'La taxonomía cambió después de mostrarse esto.',
  'Teach again: the counts before and after are then those of now.':
    'Enseñe otra vez: los números de antes y después serán los de ahora.',
  'The taxonomy has no version {0}.': 'La taxonomía no tiene la versión {0}.',
  'Give the content of a file, or a starter by its name.':
    'Dé el contenido de un archivo, o un conjunto inicial por su nombre.',
  'The file is not JSON.': 'El archivo no es JSON.',
  'There is no starter "{0}".': 'No existe el conjunto inicial «{0}».',
  'Starters: {0}.': 'Conjuntos iniciales: {0}.',
  'There is no example and no decision of the label desk to learn from.':
    'No hay ningún ejemplo ni decisión de la mesa de etiquetas de que aprender.',
  'Give labelled texts, or decide about sentiment at the label desk.':
    'Dé textos etiquetados, o decida sobre el sentimiento en la mesa de etiquetas.',
  'Sentiment is learnt from at most {0} texts; these are {1}.':
    'El sentimiento se aprende de {0} textos como mucho; estos son {1}.',
  'Teach with fewer, or let them take the place of those known.':
    'Enseñe con menos, o haga que sustituyan a los conocidos.',
  'What is taught about sentiment was changed after this was shown.':
    'Lo enseñado sobre el sentimiento cambió después de mostrarse esto.',
  'Nothing taught about sentiment is there to take back.':
    'No hay nada enseñado sobre el sentimiento que retirar.',
  'There is no such proposal, or it was applied.': 'No existe esa propuesta, o ya fue aplicada.',
  'There is no taxonomy to take back.': 'No hay taxonomía que retirar.',
  'No decision of the label desk waits to be learnt.':
    'Ninguna decisión de la mesa de etiquetas espera a aprenderse.',
  'Decide about taught themes at the label desk; themes that were only found have nothing to learn.':
    'Decida sobre temas enseñados en la mesa de etiquetas; los temas solo encontrados no tienen nada que aprender.',
  'No language model is switched on for this company.':
    'Esta empresa no tiene encendido ningún modelo de lenguaje.',
  'An administrator may switch one on, with purpose and legal basis. Nothing else needs it.':
    'Un administrador puede encender uno, con finalidad y base legal. Nada más lo necesita.',
  'There is no theme "{0}".': 'No existe el tema «{0}».',
  '{0} themes are called "{1}".': '{0} temas se llaman «{1}».',
  'Name one by its id: {0}.': 'Nombre uno por su id: {0}.',
  'Another theme is called "{0}".': 'Otro tema se llama «{0}».',
  'A theme is merged into another one that is shown.': 'Un tema se une a otro que se muestre.',
  'A theme cannot stand below itself.': 'Un tema no puede estar debajo de sí mismo.',
  'There is no such change.': 'No existe ese cambio.',
  'This change was taken back already.': 'Ese cambio ya fue retirado.',
  'The theme is gone.': 'El tema ya no existe.',
  'Take the later change back first.': 'Retire primero el cambio posterior.',
  'voices are read by other instruments': 'las voces se leen con otros instrumentos',
  'the taxonomy is version {0}, before it was {1}': 'la taxonomía es la versión {0}, antes era la {1}',
  'themes were found anew': 'los temas se buscaron de nuevo',
  '“{0}” is called “{1}”': '«{0}» se llama «{1}»',
  '“{0}” was defined': 'se definió «{0}»',
  '“{0}” is spoken of as “{1}”': 'de «{0}» se habla como «{1}»',
  '“{0}” is kept, whatever is found': '«{0}» se conserva, se encuentre lo que se encuentre',
  '“{0}” may go again': '«{0}» puede volver a irse',
  '“{0}” is not shown any more': '«{0}» ya no se muestra',
  '“{0}” stands by itself': '«{0}» queda por sí solo',
  '“{0}” stands below “{1}”': '«{0}» queda debajo de «{1}»',
  '“{0}” falls into {1}': '«{0}» se divide en {1}',
  '{0} (taken back)': '{0} (retirado)',
  'taught: “{0}”': 'enseñado: «{0}»',
  'discovered: “{0}”': 'encontrado: «{0}»',
  'Row {0} has not both a text and a sentiment.': 'La fila {0} no tiene a la vez un texto y un sentimiento.',
  'Name the columns text and sentiment; a language may stand beside them.':
    'Llame a las columnas text y sentiment; puede haber una language al lado.',
};
