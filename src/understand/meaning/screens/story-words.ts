import type { Words } from '../../../web/screen.ts';

export const storyWords: Words = {
  en: {
    'meaning.stories.nav': 'Stories',
    'meaning.stories.title': 'Told more than once',
    'meaning.stories.lead':
      'Voices that say the same in the same or nearly the same words are one story, whatever names and numbers stand in them. Very many people telling one story in a short time are a campaign: it counts as one when themes are said to grow.',
    'meaning.stories.sum':
      '{{copied}} of {{voices}} voices tell what others tell too: {{stories}} stories, {{campaigns}} of them campaigns.',
    'meaning.stories.none': 'No two voices tell the same.',
    'meaning.stories.text': 'The wording most used',
    'meaning.stories.when': 'From – to',
    'meaning.stories.only': 'Only campaigns',
    'meaning.stories.csv': 'stories',
    'meaning.story.one_one': 'One story, {{count}} voice',
    'meaning.story.one_other': 'One story, {{count}} voices',
    'meaning.story.campaign': 'Campaign',
    'meaning.story.all': 'show every voice',
    'meaning.fold': 'Fold copies',
    'meaning.campaign.title': 'What is a campaign',
    'meaning.campaign.say':
      'From {{customers}} customers in {{days}} days on, or from {{copies}} voices on, when the text has {{words}} words or more.',
    'meaning.campaign.why':
      'Hardly two people find the same fifteen words by themselves; short thanks and complaints are found by many.',
    'meaning.campaign.customers': 'Customers',
    'meaning.campaign.days': 'within days',
    'meaning.campaign.copies': 'or voices at all',
    'meaning.campaign.words': 'of at least words',
    'meaning.campaign.save': 'Save',
  },
  es: {
    'meaning.stories.nav': 'Historias',
    'meaning.stories.title': 'Contado más de una vez',
    'meaning.stories.lead':
      'Las voces que dicen lo mismo con las mismas palabras, o casi, son una historia, sean cuales sean los nombres y números. Muchísimas personas que cuentan una historia en poco tiempo son una campaña: cuenta como una cuando se dice que un tema crece.',
    'meaning.stories.sum':
      '{{copied}} de {{voices}} voces cuentan lo que también cuentan otras: {{stories}} historias, {{campaigns}} de ellas campañas.',
    'meaning.stories.none': 'No hay dos voces que cuenten lo mismo.',
    'meaning.stories.text': 'El texto más usado',
    'meaning.stories.when': 'Desde – hasta',
    'meaning.stories.only': 'Solo campañas',
    'meaning.stories.csv': 'historias',
    'meaning.story.one_one': 'Una historia, {{count}} voz',
    'meaning.story.one_other': 'Una historia, {{count}} voces',
    'meaning.story.campaign': 'Campaña',
    'meaning.story.all': 'ver todas las voces',
    'meaning.fold': 'Plegar copias',
    'meaning.campaign.title': 'Qué es una campaña',
    'meaning.campaign.say':
      'A partir de {{customers}} clientes en {{days}} días, o de {{copies}} voces, cuando el texto tiene {{words}} palabras o más.',
    'meaning.campaign.why':
      'Apenas dos personas encuentran por sí mismas las mismas quince palabras; las gracias y quejas cortas las encuentran muchas.',
    'meaning.campaign.customers': 'Clientes',
    'meaning.campaign.days': 'en días',
    'meaning.campaign.copies': 'o voces en total',
    'meaning.campaign.words': 'con palabras, al menos',
    'meaning.campaign.save': 'Guardar',
  },
};
