import type { Words } from '../../../../web/screen.ts';
import { saidInSpanish } from './said-es.ts';

const en = {
  'segments.nav': 'Segments',
  'segments.title': 'Segments',
  'segments.people': 'Customers',
  'segments.lead':
    'Groups of customers by a rule. Write segment=NAME in any filter: scores, journeys, voices and findings then speak of that group.',
  'segments.name': 'Segment',
  'segments.rule': 'Rule',
  'segments.rule.say': 'Conditions with commas: customer.plan=gold, step=Delivered, satisfaction<=2',
  'segments.why': 'Why the line is drawn here',
  'segments.core': 'Core growth',
  'segments.core.say': 'The segment the company wants to grow with. At most one.',
  'segments.core.mark': 'Mark as core growth',
  'segments.retire': 'Retire',
  'segments.back': 'Take back',
  'segments.retired': 'retired',
  'segments.customers': 'Customers',
  'segments.share': 'Share',
  'segments.version': 'Version',
  'segments.changed': 'Changed',
  'segments.do': 'What to do',
  'segments.none': 'No segment yet. Name a group of customers below.',
  'segments.new': 'Name a segment, or change its rule',
  'segments.new.say': 'The name of a segment that is there gives it a next version; earlier ones stay.',
  'segments.count': 'Count first',
  'segments.counted': '{{customers}} of {{of}} customers',
  'segments.save': 'Save and count',
  'segments.show': 'Show them',
};

const es: Record<keyof typeof en, string> = {
  'segments.nav': 'Segmentos',
  'segments.title': 'Segmentos',
  'segments.people': 'Clientes',
  'segments.lead':
    'Grupos de clientes según una regla. Escriba segment=NOMBRE en cualquier filtro: puntuaciones, recorridos, voces y hallazgos hablan entonces de ese grupo.',
  'segments.name': 'Segmento',
  'segments.rule': 'Regla',
  'segments.rule.say': 'Condiciones con comas: customer.plan=oro, step=Entregado, satisfaction<=2',
  'segments.why': 'Por qué se traza aquí la línea',
  'segments.core': 'Crecimiento clave',
  'segments.core.say': 'El segmento con el que la empresa quiere crecer. Uno como máximo.',
  'segments.core.mark': 'Marcar como crecimiento clave',
  'segments.retire': 'Retirar',
  'segments.back': 'Recuperar',
  'segments.retired': 'retirado',
  'segments.customers': 'Clientes',
  'segments.share': 'Parte',
  'segments.version': 'Versión',
  'segments.changed': 'Cambiado',
  'segments.do': 'Qué hacer',
  'segments.none': 'Aún no hay segmentos. Nombre abajo un grupo de clientes.',
  'segments.new': 'Nombrar un segmento o cambiar su regla',
  'segments.new.say':
    'El nombre de un segmento que ya existe le da una nueva versión; las anteriores quedan.',
  'segments.count': 'Contar antes',
  'segments.counted': '{{customers}} de {{of}} clientes',
  'segments.save': 'Guardar y contar',
  'segments.show': 'Mostrarlos',
};

export const words: Words = { en, es, said: { es: saidInSpanish } };
