import type { Words } from '../../../../web/screen.ts';
import { saidInSpanish } from './said-es.ts';

const en = {
  'retention.title': 'How long data is kept',
  'retention.personalData': 'Personal data',
  'retention.lead':
    'Each kind has a period and a reason. What is older is told here first, is let go every day, and stands in the ledger.',
  'retention.kind': 'What',
  'retention.kind.words': 'Customers’ words',
  'retention.kind.survey-sessions': 'Who answered surveys, and what they wrote',
  'retention.kind.invitations': 'Who was invited',
  'retention.kind.observations': 'What employees saw',
  'retention.kind.language-model-log': 'What the language model was asked',
  'retention.kind.uploads': 'Files that were handed in',
  'retention.kind.quarantine': 'Rows in quarantine',
  'retention.kind.access-log': 'Access log',
  'retention.ofPost': 'Customers’ words, {{post}}',
  'retention.say.words':
    'The words go, everywhere; that something was said, when, its scores and what was read of it stay, so that counts do not change. A new reading of all voices can no longer count them. Once this is decided, a post with a period of its own in the programme sheet goes by that.',
  'retention.say.survey-sessions':
    'Who answered, texts and files go; what was chosen stays counted in the results of the survey.',
  'retention.say.invitations':
    'Of rounds that ended: names and addresses go; how many were asked and what became of it stays, so that response rates do not change.',
  'retention.say.observations':
    'Observations with their photos go whole; what customers said in them goes by the rule for words.',
  'retention.say.language-model-log': 'Questions and answers go; that it was asked, and what it cost, stays.',
  'retention.say.uploads': 'The content of files that no import waits for any more; their names stay.',
  'retention.say.quarantine':
    'What rows that were not taken held, and what came to posts and could not be read.',
  'retention.say.access-log':
    'Who looked at whom and who did what. It proves that rules were kept: half a year at least.',
  'retention.period': 'Kept for',
  'retention.kept': 'until somebody decides',
  'retention.nDays_one': '{{count}} day',
  'retention.nDays_other': '{{count}} days',
  'retention.due': 'Due now',
  'retention.reason': 'Reason',
  'retention.promised': 'Promised in the programme sheet',
  'retention.changed': 'Decided',
  'retention.neverLooked': 'Nothing was looked through yet.',
  'retention.lookedAt': 'Last looked through: {{when}}',
  'retention.run': 'Let go now what is due',
  'retention.set': 'Decide a period',
  'retention.days': 'Days',
  'retention.days.say': '{{least}} at least; empty = kept',
  'retention.save': 'Save',
  'retention.saved': 'Saved. It is let go of with the next daily look.',
  'retention.ledger': 'What was let go',
  'retention.ledger.none': 'Nothing was let go yet.',
  'retention.at': 'When',
  'retention.count': 'How many',
  'retention.before': 'Older than',
  'retention.by': 'By',
};

const es: Record<keyof typeof en, string> = {
  'retention.title': 'Cuánto se guardan los datos',
  'retention.personalData': 'Datos personales',
  'retention.lead':
    'Cada clase tiene un plazo y un motivo. Lo más antiguo se anuncia aquí primero, se elimina cada día y queda en el libro.',
  'retention.kind': 'Qué',
  'retention.kind.words': 'Palabras de los clientes',
  'retention.kind.survey-sessions': 'Quién respondió encuestas y qué escribió',
  'retention.kind.invitations': 'A quién se invitó',
  'retention.kind.observations': 'Lo que vieron los empleados',
  'retention.kind.language-model-log': 'Lo que se preguntó al modelo de lenguaje',
  'retention.kind.uploads': 'Archivos entregados',
  'retention.kind.quarantine': 'Filas en cuarentena',
  'retention.kind.access-log': 'Registro de accesos',
  'retention.ofPost': 'Palabras de los clientes, {{post}}',
  'retention.say.words':
    'Las palabras se van, de todas partes; queda que se dijo algo, cuándo, sus puntuaciones y lo que se leyó, de modo que los recuentos no cambian. Una lectura nueva de todas las voces ya no puede contarlas. Una vez decidido, un puesto con plazo propio en la hoja del programa se rige por ese.',
  'retention.say.survey-sessions':
    'Se van quién respondió, los textos y los archivos; lo que se eligió sigue contado en los resultados.',
  'retention.say.invitations':
    'De rondas terminadas: se van nombres y direcciones; queda a cuántos se preguntó y qué fue de ello, de modo que las tasas no cambian.',
  'retention.say.observations':
    'Las observaciones se van enteras, con sus fotos; lo que los clientes dijeron en ellas se rige por la regla de las palabras.',
  'retention.say.language-model-log': 'Se van preguntas y respuestas; queda que se preguntó y lo que costó.',
  'retention.say.uploads': 'El contenido de archivos que ninguna importación espera ya; quedan sus nombres.',
  'retention.say.quarantine':
    'Lo que contenían las filas no admitidas, y lo que llegó a puestos y no se pudo leer.',
  'retention.say.access-log':
    'Quién miró a quién y quién hizo qué. Prueba que se cumplieron las reglas: medio año como mínimo.',
  'retention.period': 'Se guarda',
  'retention.kept': 'hasta que alguien decida',
  'retention.nDays_one': '{{count}} día',
  'retention.nDays_other': '{{count}} días',
  'retention.due': 'Vencido ahora',
  'retention.reason': 'Motivo',
  'retention.promised': 'Prometido en la hoja del programa',
  'retention.changed': 'Decidido',
  'retention.neverLooked': 'Todavía no se ha revisado nada.',
  'retention.lookedAt': 'Última revisión: {{when}}',
  'retention.run': 'Eliminar ahora lo vencido',
  'retention.set': 'Decidir un plazo',
  'retention.days': 'Días',
  'retention.days.say': '{{least}} como mínimo; vacío = se guarda',
  'retention.save': 'Guardar',
  'retention.saved': 'Guardado. Se elimina con la próxima revisión diaria.',
  'retention.ledger': 'Lo que se eliminó',
  'retention.ledger.none': 'Todavía no se ha eliminado nada.',
  'retention.at': 'Cuándo',
  'retention.count': 'Cuántos',
  'retention.before': 'Más antiguo que',
  'retention.by': 'Por',
};

export const words: Words = { en, es, said: { es: saidInSpanish } };
