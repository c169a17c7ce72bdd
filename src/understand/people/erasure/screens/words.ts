import type { Words } from '../../../../web/screen.ts';
import { saidInSpanish } from './said-es.ts';

const en = {
  'erasure.title': 'Erase a customer',
  'erasure.action': 'Erase a customer',
  'erasure.personal': 'Personal data',
  'erasure.lead':
    'Everything known of one customer goes: what happened, what they said, what was made of it, and the files it came in. It cannot be undone.',
  'erasure.who': 'Whom',
  'erasure.customer': 'Identifier of the customer',
  'erasure.customer.say': 'Exactly as it was imported, capitals included.',
  'erasure.look': 'See what there is',
  'erasure.found':
    '{{moments}} moments, {{voices}} of them voices, in {{episodes}} journeys, from {{first}} to {{last}}.',
  'erasure.found.none':
    'No moment of this customer is there. Erasing still looks through quarantine, reports and files.',
  'erasure.found.before': 'Erased before, {{at}}',
  'erasure.again': 'When rows of this customer are imported later',
  'erasure.again.quarantine': 'Keep them out',
  'erasure.again.quarantine.say':
    'They go to quarantine with a sentence and without their content. You can change this later.',
  'erasure.again.quarantine.short': 'kept out',
  'erasure.again.quarantine.change': 'let later rows in',
  'erasure.again.take': 'Take them as new',
  'erasure.again.take.say': 'For somebody who becomes a customer again.',
  'erasure.again.take.short': 'taken as new',
  'erasure.again.take.change': 'keep later rows out',
  'erasure.reason': 'The request it answers',
  'erasure.reason.say': 'A ticket number, say. Not who asked: this stays in the ledger.',
  'erasure.confirm': 'Type the identifier once more',
  'erasure.confirm.say': 'To be sure that it is {{customer}}.',
  'erasure.do': 'Erase for good',
  'erasure.begun': 'Erasing. You may leave this page; it goes on by itself.',
  'erasure.done': 'Erased.',
  'erasure.nothing': 'There was nothing of this customer.',
  'erasure.ledger': 'The ledger',
  'erasure.ledger.say':
    'That somebody was erased stays, who it was does not. The fingerprint is keyed: it only tells the same identifier when it comes again.',
  'erasure.ledger.none': 'Nobody was erased yet.',
  'erasure.ledger.at': 'When',
  'erasure.ledger.by': 'By',
  'erasure.ledger.removed': 'Removed',
  'erasure.ledger.begun': 'under way',
  'erasure.ledger.customer': 'Fingerprint',
  'erasure.ledger.again': 'Later rows',
};

const es: Record<keyof typeof en, string> = {
  'erasure.title': 'Borrar a un cliente',
  'erasure.action': 'Borrar a un cliente',
  'erasure.personal': 'Datos personales',
  'erasure.lead':
    'Desaparece todo lo que se sabe de un cliente: lo que pasó, lo que dijo, lo que se hizo con ello y los archivos en que vino. No se puede deshacer.',
  'erasure.who': 'A quién',
  'erasure.customer': 'Identificador del cliente',
  'erasure.customer.say': 'Tal como se trajo, con sus mayúsculas.',
  'erasure.look': 'Ver qué hay',
  'erasure.found':
    '{{moments}} momentos, {{voices}} de ellos voces, en {{episodes}} recorridos, del {{first}} al {{last}}.',
  'erasure.found.none':
    'No hay ningún momento de este cliente. Aun así, al borrar se revisan la cuarentena, los informes y los archivos.',
  'erasure.found.before': 'Ya borrado, {{at}}',
  'erasure.again': 'Cuando más tarde lleguen filas de este cliente',
  'erasure.again.quarantine': 'Dejarlas fuera',
  'erasure.again.quarantine.say':
    'Van a la cuarentena con una frase y sin su contenido. Puede cambiarlo después.',
  'erasure.again.quarantine.short': 'fuera',
  'erasure.again.quarantine.change': 'dejar entrar las filas posteriores',
  'erasure.again.take': 'Tomarlas como nuevas',
  'erasure.again.take.say': 'Para quien vuelve a ser cliente.',
  'erasure.again.take.short': 'como nuevas',
  'erasure.again.take.change': 'dejar fuera las filas posteriores',
  'erasure.reason': 'La petición a la que responde',
  'erasure.reason.say': 'Por ejemplo, un número de expediente. No quién lo pidió: esto queda en el registro.',
  'erasure.confirm': 'Escriba otra vez el identificador',
  'erasure.confirm.say': 'Para estar seguros de que es {{customer}}.',
  'erasure.do': 'Borrar para siempre',
  'erasure.begun': 'Borrando. Puede dejar esta página; sigue por sí solo.',
  'erasure.done': 'Borrado.',
  'erasure.nothing': 'No había nada de este cliente.',
  'erasure.ledger': 'El registro',
  'erasure.ledger.say':
    'Queda que se borró a alguien, no a quién. La huella lleva clave: solo reconoce el mismo identificador si vuelve a llegar.',
  'erasure.ledger.none': 'Todavía no se ha borrado a nadie.',
  'erasure.ledger.at': 'Cuándo',
  'erasure.ledger.by': 'Quién',
  'erasure.ledger.removed': 'Qué se quitó',
  'erasure.ledger.begun': 'en curso',
  'erasure.ledger.customer': 'Huella',
  'erasure.ledger.again': 'Filas posteriores',
};

export const words: Words = { en, es, said: { es: saidInSpanish } };
