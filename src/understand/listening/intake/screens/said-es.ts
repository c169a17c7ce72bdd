import type { PhraseBook } from '../../../../web/said/say-in.ts';

/** Por qué una fila espera en cuarentena: frases de la base de datos, como las escribe `problem-sql.ts`. */
const reasons: PhraseBook = {
  'no episode id': 'sin identificador de episodio',
  'no matching row in table {0}, so no episode id':
    'ninguna fila coincide en la tabla {0}, así que no hay identificador de episodio',
  'no customer': 'sin cliente',
  'no step': 'sin paso',
  'no time': 'sin fecha',
  'no id': 'sin identificador',
  'time not understood: {0}': 'fecha no entendida: {0}',
  'score is not a number: {0}': 'la puntuación no es un número: {0}',
  'score {0} is off the scale {1} to {2} and not a declared blank code':
    'la puntuación {0} se sale de la escala de {1} a {2} y no es un código declarado de vacío',
  'not a JSON object': 'no es un objeto JSON',
};

/** Lo que se nota al leer exportaciones de centros de ayuda, llamadas y reseñas. */
const exports: PhraseBook = {
  'Rows of tickets that are missing from the ticket table: kept, each ticket stands for its customer':
    'Filas de tickets que faltan en la tabla de tickets: se conservan; cada ticket hace de cliente',
  'Comments whose author the export does not name: kept as events, not as the customer’s voice':
    'Comentarios cuyo autor la exportación no dice: se conservan como sucesos, no como voz del cliente',
  'Chat messages whose JSON is cut or broken: kept without it':
    'Mensajes de chat con el JSON cortado o roto: se conservan sin él',
  'Tickets resolved by their status while the customer still wrote: the customer has not confirmed it':
    'Tickets resueltos por su estado mientras el cliente aún escribía: el cliente no lo ha confirmado',
  'Conversations with several contacts: the first one is taken as the customer':
    'Conversaciones con varios contactos: el primero se toma como cliente',
  'Conversations that do not tell who is the customer: turns kept as events; name the speakers Customer and Agent':
    'Conversaciones que no dicen quién es el cliente: los turnos quedan como sucesos; llame a los hablantes Customer y Agent',
  'Ratings on another scale than 1 to 5: kept as facts, not as a score':
    'Valoraciones en otra escala que 1 a 5: se conservan como datos, no como puntuación',
  'Reviews without stars and words: nothing was said': 'Reseñas sin estrellas ni palabras: no se dijo nada',
  'Texts that hold an unfilled template: the texts are a template, not what customers wrote':
    'Textos con una plantilla sin rellenar: los textos son una plantilla, no lo que escribieron los clientes',
  'The file does not tell when tickets were opened: the first response’s time stands for it':
    'El archivo no dice cuándo se abrieron los tickets: vale la hora de la primera respuesta',
  'The file does not tell when tickets were opened: the purchase’s date stands for it':
    'El archivo no dice cuándo se abrieron los tickets: vale la fecha de la compra',
  'Tickets resolved before their first response: impossible times, kept as the file tells them':
    'Tickets resueltos antes de su primera respuesta: horas imposibles, conservadas como las da el archivo',
  '{0} is no export that is read without a mapping.': '{0} no es una exportación que se lea sin un mapeo.',
  'The packed file holds more than 4 GB.': 'El archivo comprimido contiene más de 4 GB.',
  'Unpack it, and import its parts.': 'Descomprímalo e importe sus partes.',
  'a ticket without id': 'un ticket sin identificador',
  'a conversation without id': 'una conversación sin identificador',
  'neither a ticket nor a conversation': 'ni ticket ni conversación',
  'not JSON: the file is broken or cut off': 'no es JSON: el archivo está roto o cortado',
  'the row has another number of cells than the header':
    'la fila tiene otro número de celdas que la cabecera',
  'no review was found in this': 'aquí no se encontró ninguna reseña',
  'no turn of a conversation was found in this': 'aquí no se encontró ningún turno de conversación',
  'the cue’s times were not understood': 'los tiempos del subtítulo no se entendieron',
  'the turn has no time within the conversation': 'el turno no tiene hora dentro de la conversación',
  'the transcript does not tell when it took place: put the date into the file’s name':
    'la transcripción no dice cuándo tuvo lugar: ponga la fecha en el nombre del archivo',
  'the time lies in the future: {0}': 'la fecha está en el futuro: {0}',
  'the time lies before 1990: {0}': 'la fecha es anterior a 1990: {0}',
  'the file is larger than can be read at once: export it as JSON lines':
    'el archivo es mayor de lo que se puede leer de una vez: expórtelo como JSON lines',
};

/** Lo que llega de uno en uno y no se puede tomar. */
const items: PhraseBook = {
  'The score {0} is known on the scale {1} to {2}; this item gives {3} to {4}.':
    'La puntuación {0} se conoce en la escala de {1} a {2}; este envío la da de {3} a {4}.',
  'Give this score a name of its own.': 'Dé a esta puntuación un nombre propio.',
  'The item {0} came before with other content.': 'El envío {0} ya llegó antes con otro contenido.',
  'Send a changed item under an id of its own, or leave it: the first one stands.':
    'Mande lo cambiado con un identificador propio, o déjelo: vale lo primero.',
  'The item {0} could not be stored.': 'El envío {0} no se pudo guardar.',
  'Look for characters or numbers in it that no store can hold.':
    'Busque en él caracteres o números que no se pueden guardar.',
};

/** Lo que una importación dejó fuera o leyó de un modo que conviene saber. */
const losses: PhraseBook = {
  '{0}: rows the mapping leaves out': '{0}: filas que el mapa deja fuera',
  '{0}: no due time: nothing was promised': '{0}: sin fecha prometida: no se prometió nada',
  '{0}: neither text nor score: nothing was said': '{0}: ni texto ni puntuación: no se dijo nada',
  '{0}: no time: it did not happen': '{0}: sin fecha: no ocurrió',
  '{0}: no matching row in {1}; kept without it': '{0}: ninguna fila coincide en {1}; se guarda sin ella',
  '{0}: no customer; the episode stands for it': '{0}: sin cliente; el episodio lo representa',
  '{0}: times the clocks skipped, moved forward by the skipped hour':
    '{0}: horas que el cambio de hora se saltó, adelantadas esa hora',
  '{0}: times that occurred twice that night, read as the first':
    '{0}: horas que se dieron dos veces esa noche, leídas como la primera',
  'Rows the mapping makes nothing of': 'Filas de las que el mapa no hace nada',
  'Empty lines between the rows': 'Líneas vacías entre las filas',
  'Rows read as windows-1252 (Latin 1)': 'Filas leídas como windows-1252 (Latin 1)',
  'Rows that are no UTF-8 among rows that are; read as windows-1252':
    'Filas que no son UTF-8 entre otras que lo son; leídas como windows-1252',
  'Rows that are no UTF-8; read as windows-1252': 'Filas que no son UTF-8; leídas como windows-1252',
  'Members beyond the first {0} were not read': 'No se leyeron los campos después de los primeros {0}',
  'The gzip file is damaged or ends too early; what follows that point was not read':
    'El archivo gzip está dañado o termina antes de tiempo; lo que sigue no se leyó',
  'Text that is unreadable in the file’s encoding stands as �':
    'El texto ilegible en la codificación del archivo figura como �',
  'Control characters that XML forbids stand as �':
    'Los caracteres de control que XML prohíbe figuran como �',
  'The same key twice in one {0}: the first value stays': 'La misma clave dos veces en {0}: vale la primera',
  'Events outside a trace belong to no journey and were left out':
    'Los eventos fuera de una traza no son de ningún recorrido y quedaron fuera',
  'Traces without events: empty journeys, nothing to import from them':
    'Trazas sin eventos: recorridos vacíos, nada que importar',
  'Values missing in {0} were taken from the log’s global defaults':
    'Los valores que faltan en {0} se tomaron de los globales del registro',
  'Elements of the log’s header stand in another order than XES lays down; read all the same':
    'La cabecera del registro está en otro orden que el de XES; se leyó igualmente',
  'A global without scope: its defaults are taken to be for events':
    'Un global sin ámbito: sus valores se toman para los eventos',
  'A global with an unknown scope was passed over': 'Se pasó por alto un global de ámbito desconocido',
  'The same key twice in one global: the first value stays':
    'La misma clave dos veces en un global: vale la primera',
  'Facts about the file as a whole are not kept': 'Los datos sobre el archivo en conjunto no se guardan',
  'An extension is used without being declared; its standard meaning is taken':
    'Se usa una extensión sin declararla; se toma su sentido normal',
  'A classifier without keys was passed over': 'Se pasó por alto un clasificador sin claves',
  'A classifier names a key that no global declares':
    'Un clasificador nombra una clave que ningún global declara',
  'The log holds no trace, so there is no journey in it':
    'El registro no tiene ninguna traza, así que no hay recorridos',
  'Small faults in the XML were passed over': 'Se pasaron por alto pequeñas faltas del XML',
  'An event was cut off in the middle and left out': 'Un evento estaba cortado a la mitad y quedó fuera',
  'The file stops being XML; what was complete before that point was read, the rest was not':
    'El archivo deja de ser XML; se leyó lo que estaba completo hasta ahí, el resto no',
  'Elements that XES does not know here were passed over':
    'Se pasaron por alto elementos que XES no conoce en ese lugar',
  'Attributes {0} were passed over': 'Se pasaron por alto atributos {0}',
  'A {0} that cannot be read was kept as text': 'Un valor ({0}) que no se puede leer se guardó como texto',
  'Lists without values are empty lists': 'Las listas sin valores son listas vacías',
  'Traces with the name of an earlier trace continue its journey':
    'Las trazas con el nombre de una anterior continúan su recorrido',
};

/** Por qué un archivo, un mapa o una corrección no se pudo tomar. */
const refusals: PhraseBook = {
  'The correction of row {0} names a column "{1}" that is not there.':
    'La corrección de la fila {0} nombra una columna «{1}» que no existe.',
  'The correction of row {0} holds a character no store takes.':
    'La corrección de la fila {0} lleva un carácter que no se puede guardar.',
  'The import did not finish.': 'La importación no terminó.',
  'Nothing is in quarantine.': 'No hay nada en cuarentena.',
  'The mapping says nothing about {0}.': 'El mapa no dice nada de {0}.',
  'It names: {0}.': 'Nombra: {0}.',
  'The mapping needs {0} (table {1}), which was not given.':
    'El mapa necesita {0} (tabla {1}), que no se ha dado.',
  'Give all files of the mapping at once, or the folder they are in.':
    'Dé a la vez todos los archivos del mapa.',
  'The mapping was not understood, {0}.': 'El mapa no se entendió, {0}.',
  'The mapping is no YAML: {0}{1}.': 'El mapa no es YAML: {0}{1}.',
  'The mapping repeats itself with too many aliases.': 'El mapa se repite con demasiados alias.',
  'The mapping is longer than 1 MB.': 'El mapa pasa de 1 MB.',
  'One of these uploads is not here.': 'Uno de estos archivos ya no está aquí.',
  'Upload the file again.': 'Vuelva a subir el archivo.',
  'The scale {0} to {1} of the score {2} runs backwards.':
    'La escala de {0} a {1} de la puntuación {2} va hacia atrás.',
  'Write the lowest code first; where low is good, add `reversed: true`.':
    'Ponga primero el código más bajo; donde lo bajo es bueno, añada `reversed: true`.',
  'The mapping gives the score {0} two scales.': 'El mapa da dos escalas a la puntuación {0}.',
  'Give each scale a score name of its own.': 'Dé a cada escala su propio nombre de puntuación.',
  'The score {0} is known on the scale {1} to {2}; this mapping gives {3} to {4}.':
    'La puntuación {0} se conoce en la escala de {1} a {2}; este mapa da de {3} a {4}.',
  'Give this score a name of its own in the mapping.': 'Dé a esta puntuación un nombre propio en el mapa.',
  'There is no such import.': 'No existe esa importación.',
  'See the list of imports.': 'Vea la lista de importaciones.',
  'The upload holds no file.': 'No ha llegado ningún archivo.',
  'This import has ended already.': 'Esta importación ya terminó.',
  'Only a finished import can be replayed.': 'Solo se puede repetir una importación terminada.',
  'Name the import whose rows are in quarantine.': 'Diga de qué importación son las filas en cuarentena.',
  'This import has no file {0}.': 'Esta importación no tiene el archivo {0}.',
  'It has: {0}.': 'Tiene: {0}.',
  'The file has {0} columns; more than {1} are not read.':
    'El archivo tiene {0} columnas; no se leen más de {1}.',
  'Check its separator, or export fewer columns.': 'Revise el separador o exporte menos columnas.',
  '{0} is a file of kind {1}, which is not read yet.':
    '{0} es un archivo de clase {1}, que aún no se puede leer.',
  'Export it as CSV, TSV, JSON lines or XES.': 'Expórtelo como CSV, TSV, líneas JSON o XES.',
  'No column {0} tells when something happened or was said, so no moment is in it.':
    'Ninguna columna {0} dice cuándo ocurrió o se dijo algo, así que no hay ningún momento.',
  'Export it with a column of times, or write a mapping that says which column holds them: --map map.yaml.':
    'Expórtelo con una columna de fechas, o escriba un mapa que diga qué columna las tiene.',
  'Without a mapping this is unsure: {0}{1}.': 'Sin un mapa esto queda en duda: {0}{1}.',
  'Run `sirius map FILE --out map.yaml`, answer what it asks, and import with --map map.yaml.':
    'Suelte el archivo en «Traer datos» y responda a lo que se pregunta.',
  '{0} is empty.': '{0} está vacío.',
  'Leave it out, or export it again.': 'Déjelo fuera o expórtelo otra vez.',
  'Files cannot be read as {0} without a mapping yet.':
    'Los archivos aún no se pueden leer como {0} sin un mapa.',
  'Run `sirius map FILE --out map.yaml` and import with --map map.yaml.':
    'Suelte el archivo en «Traer datos», donde se propone un mapa.',
  'Table {0} needs a column of table {1}, but nothing joins them.':
    'La tabla {0} necesita una columna de la tabla {1}, pero nada las une.',
  'Give one of them a key, for example: {0}: { file: …, key: COLUMN }.':
    'Dé una clave a una de ellas, por ejemplo: {0}: { file: …, key: COLUMNA }.',
  'The time zone "{0}" is not known.': 'No se conoce la zona horaria «{0}».',
  'Write it like Europe/Berlin, America/Sao_Paulo or UTC.':
    'Escríbala como Europe/Madrid, America/Sao_Paulo o UTC.',
  'Moment {0} of the mapping names the table "{1}".': 'El momento {0} del mapa nombra la tabla «{1}».',
  'Name one of: {0}.': 'Nombre una de: {0}.',
  'Episodes cut by silence or by a goal need a customer column.':
    'Los episodios que cortan un silencio o una meta necesitan una columna de cliente.',
  'Add `customer:` to the mapping.': 'Añada `customer:` al mapa.',
  'The mapping names neither an episode nor a customer column.':
    'El mapa no nombra ni una columna de episodio ni una de cliente.',
  'Add `episode:` (an order, ticket or case number) or `customer:` to it.':
    'Añádale `episode:` (un número de pedido, incidencia o caso) o `customer:`.',
  'The mapping names the column {0}, but {1} has: {2}.':
    'El mapa nombra la columna {0}, pero {1} tiene: {2}.',
  'The mapping names the column {0}, but {1}.': 'El mapa nombra la columna {0}, pero {1}.',
  'Write it as table.COLUMN.': 'Escríbala como tabla.COLUMNA.',
  'The mapping names the column {0} for table {1}, but {2} has: {3}.':
    'El mapa nombra la columna {0} para la tabla {1}, pero {2} tiene: {3}.',
  'The time format "{0}" was not understood: {1}.': 'El formato de fecha «{0}» no se entendió: {1}.',
  'Write it with YYYY, YY, MMM, MM, M, DD, D, HH, H, hh, h, mm, ss, SSS, A, Z; other letters in [brackets].':
    'Escríbalo con YYYY, YY, MMM, MM, M, DD, D, HH, H, hh, h, mm, ss, SSS, A, Z; otras letras entre [corchetes].',
  'The file is larger than 50 GB.': 'El archivo pasa de 50 GB.',
  'The file unpacks to more than 300 times its size; it was not read further.':
    'El archivo se expande a más de 300 veces su tamaño; no se siguió leyendo.',
  'This gzip file unpacks to more than 250 times its size, as a decompression bomb does.':
    'Este gzip se expande a más de 250 veces su tamaño, como una bomba de descompresión.',
  'Unpack it yourself and import the plain .xes file.': 'Descomprímalo usted e importe el archivo .xes.',
  'The file says it is written in "{0}", which is not a known encoding.':
    'El archivo dice estar escrito en «{0}», que no es una codificación conocida.',
  'Save the log as UTF-8 and import it again.': 'Guarde el registro como UTF-8 e impórtelo de nuevo.',
  'This XML is no event log: its root is <{0}>, where <log> is expected.':
    'Este XML no es un registro de eventos: su raíz es <{0}> y se espera <log>.',
  'Export the log as XES and import that file.': 'Exporte el registro como XES e importe ese archivo.',
  'Near line {0} a single value is larger than 16 MB.': 'Cerca de la línea {0} un solo valor pasa de 16 MB.',
  'Shorten or remove that value; an event log holds short facts.':
    'Acorte o quite ese valor; un registro de eventos guarda datos cortos.',
  'This file is not XML: {0}': 'Este archivo no es XML: {0}',
  'Export the log as XES again.': 'Exporte de nuevo el registro como XES.',
  'Near line {0} elements are nested more than {1} deep.':
    'Cerca de la línea {0} hay elementos anidados a más de {1} niveles.',
  'The event near line {0} is larger than 16 MB.': 'El evento cerca de la línea {0} pasa de 16 MB.',
  'This file declares a document type (DTD), which an event log never needs and which can carry attacks.':
    'Este archivo declara un tipo de documento (DTD), que un registro de eventos no necesita y que puede llevar ataques.',
  'Remove the <!DOCTYPE …> declaration and import the file again.':
    'Quite la declaración <!DOCTYPE …> e importe de nuevo el archivo.',
};

/** Salesforce, foros, redes sociales y notas de empleados. */
const overheard: PhraseBook = {
  'Records deleted in Salesforce: left out': 'Registros borrados en Salesforce: quedan fuera',
  'Rows of cases that are missing from the table of cases: kept, each case stands for its customer':
    'Filas de casos que faltan en la tabla de casos: se conservan; cada caso hace de cliente',
  'Cases an agent wrote down: kept as events, not as the customer’s voice':
    'Casos que anotó un agente: se conservan como sucesos, no como voz del cliente',
  'Mails that belong to no case: left out': 'Correos que no son de ningún caso: quedan fuera',
  'Drafts of mails: never sent, left out': 'Borradores de correos: nunca se enviaron, quedan fuera',
  'History that only tells that a case was made: its own row tells when':
    'Historial que solo dice que se creó un caso: su propia fila dice cuándo',
  'History that tells the same change by id once more: left out':
    'Historial que repite el mismo cambio por identificador: queda fuera',
  'Words changed after they were written: they stand at the time of the change, as a revision':
    'Palabras cambiadas después de escritas: constan en el momento del cambio, como revisión',
  'Topics of which the export holds only a part: what was written in the rest is not known':
    'Temas de los que la exportación solo tiene una parte: no se sabe qué se escribió en el resto',
  'Posts that were hidden or deleted: left out': 'Publicaciones ocultas o borradas: quedan fuera',
  'Posts without words of their own, or shared from others: nothing was said':
    'Publicaciones sin palabras propias, o compartidas de otros: no se dijo nada',
  'Notes about no certain customer: kept, each stands for itself':
    'Notas sobre ningún cliente concreto: se conservan; cada una va por sí sola',
  'no Salesforce id of 15 or 18 characters': 'no es un identificador de Salesforce de 15 o 18 caracteres',
  'no topic of a forum with its posts': 'no es un tema de foro con sus publicaciones',
  'a post without id or address': 'una publicación sin identificador ni dirección',
  'no post of a known network was found in this':
    'aquí no se encontró ninguna publicación de una red conocida',
  'a note without words': 'una nota sin palabras',
};

/** Las tablas de encuestas de otra herramienta. */
const surveys: PhraseBook = {
  'Previews, tests and spam: no customer answered, left out':
    'Vistas previas, pruebas y spam: no respondió ningún cliente; quedan fuera',
  'Responses that were not finished: told as such with what was answered until then, and counted in no score':
    'Respuestas sin terminar: se cuentan como tales, con lo contestado hasta entonces, y no entran en ninguna puntuación',
  'Answers on a scale or of a choice: they stand with their response':
    'Respuestas en una escala o de una opción: están con su cuestionario',
  'Questions left without words: nothing was said': 'Preguntas sin palabras: no se dijo nada',
  'Answers off the scale of their question: kept as facts, not as a score':
    'Respuestas fuera de la escala de su pregunta: se conservan como datos, no como puntuación',
  'Answers to questions the export does not define: kept as facts, neither as words nor as a score':
    'Respuestas a preguntas que la exportación no define: se conservan como datos, ni como palabras ni como puntuación',
  'Rows that define or name something (surveys, questions, lists, people): read for the other tables, no moments of their own':
    'Filas que definen o nombran algo (encuestas, preguntas, listas, personas): leídas para las otras tablas, sin momentos propios',
  'Embedded data of responses that are missing from the export: nothing to stand with':
    'Datos incrustados de respuestas que faltan en la exportación: no tienen con qué ir',
  'Contacts that are missing from the directory: kept under their number':
    'Contactos que faltan en el directorio: se conservan con su número',
  'Invitations whose distribution is missing from the export: kept without its kind':
    'Invitaciones cuyo envío falta en la exportación: se conservan sin su clase',
  'Invitations whose response is missing from the export: kept without what was answered':
    'Invitaciones cuya respuesta falta en la exportación: se conservan sin lo contestado',
  'Invitations that wait: nothing has happened yet': 'Invitaciones en espera: aún no ha ocurrido nada',
  'More rows in the other tables than are held at once: responses may lack answers; import fewer surveys at a time':
    'Más filas en las otras tablas de las que caben a la vez: a algunos cuestionarios les pueden faltar respuestas; importe menos encuestas por vez',
  'the response it belongs to is missing from the export, so nobody knows when it was answered':
    'la respuesta a la que pertenece falta en la exportación, así que nadie sabe cuándo se contestó',
  'a response without id': 'una respuesta sin identificador',
  'an invitation without contact or distribution': 'una invitación sin contacto o sin envío',
  '{0} only tells who or what stands in other tables of an export; by itself it holds nothing that happened.':
    '{0} solo dice quién o qué está en otras tablas de una exportación; por sí sola no contiene nada que haya ocurrido.',
  'Import the whole folder of the export, or say with --map what its rows are.':
    'Importe todos los archivos de la exportación a la vez.',
};

/** El correo: adónde va, de quién es, y qué no es voz. */
const mail: PhraseBook = {
  'Mail is heard at the listening post': 'El correo se oye en el puesto de escucha',
  'Your own addresses, as the mails tell them': 'Sus propias direcciones, según los correos',
  'Automatic answers: counted, and no voices': 'Respuestas automáticas: se cuentan y no son voces',
  'Mail that came back: counted, and no voices': 'Correo devuelto: se cuenta y no es voz',
  'Newsletters and lists: counted, and no voices': 'Boletines y listas: se cuentan y no son voces',
  'Mail among your own addresses: counted, and no voices':
    'Correo entre sus propias direcciones: se cuenta y no es voz',
  'Mail of another kind: counted, and no voices': 'Correo de otra clase: se cuenta y no es voz',
  'Mail of customers who were erased: not taken': 'Correo de clientes borrados: no se toma',
  'Mails larger than 25 MB: read up to there': 'Correos de más de 25 MB: leídos hasta ahí',
  'Mails that could not be read wait in the quarantine of the listening post':
    'Los correos que no se pudieron leer esperan en la cuarentena del puesto de escucha',
  '{0} is no mail, and mail comes in by itself.': '{0} no es correo, y el correo entra por sí solo.',
  'Import the mails and the other files one after the other.':
    'Importe los correos y los demás archivos por separado.',
  'Mail that could not be read waits at its listening post.':
    'El correo que no se pudo leer espera en su puesto de escucha.',
  'Correct and replay it there: sirius posts quarantine POST.': 'Corríjalo y repítalo allí.',
  'Mail needs no mapping: its headers say who wrote to whom and when.':
    'El correo no necesita mapa: sus cabeceras dicen quién escribió a quién y cuándo.',
  'Leave the mapping out.': 'Deje fuera el mapa.',
  'These mails do not tell which addresses are your own.':
    'Estos correos no dicen qué direcciones son las suyas.',
  'Say them, so that your answers are not taken for customers’ words: --own help@vela.example,@vela.example':
    'Dígalas, para que sus respuestas no se tomen por palabras del cliente: help@vela.example, @vela.example',
};

/** Las frases del servidor sobre traer datos, en español; la clave es la frase inglesa con sus huecos. */
export const saidInSpanish: PhraseBook = {
  ...reasons,
  ...losses,
  ...refusals,
  ...items,
  ...exports,
  ...overheard,
  ...surveys,
  ...mail,
};
