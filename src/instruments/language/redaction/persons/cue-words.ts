import { fold } from './names.ts';

const folded = (words: string) => new Set(words.trim().split(/\s+/).map(fold));

/** Words of address; the name follows. */
export const titles = folded(
  `mr mrs ms miss mx dr prof professor sir madam doctor señor señora señorita sr sra srta don doña d dña
   herr frau hr fr fräulein monsieur madame mademoiselle m mm mme mlle maître me signor signore signora signorina sig dott dottor dottoressa avv ing
   senhor senhora dona dom doutor doutora seu meneer mevrouw dhr mw pan pani lic licenciado licenciada`,
);
/** Titles that are words of their own: only with their point or a capital name behind. */
export const plainTitles = folded(
  'don d m mm me fr hr sir madam doctor ing seu pan lic dom dona professor maître miss',
);

/** Words after which a name stands, whatever it looks like. One phrase a line; the name follows a blank or a colon. */
export const strongCues = [
  "(?:my|her|his|their|our|your|the|customer'?s?|client'?s?|account holder'?s?|full|first|last|maiden|middle|family|legal) name(?:'s| is| was| as|:)(?: now)?",
  String.raw`name\s?(?:on (?:the )?(?:account|card|order|booking|file))?\s?(?:is|:)`,
  "my name'?s",
  "(?:under|in) (?:the name(?: of)?|my (?:partner|husband|wife|mother|father|son|daughter|brother|sister|friend|boss|colleague)'?s? name|my name)(?: of| is|:)?",
  "(?:i am|i'm|this is|it's) called",
  '(?:call|named?|calls) (?:me|him|her)',
  '(?:everyone|everybody|they|people|friends) calls? me',
  '(?:change|correct|amend|update) (?:it|the name|my name) to(?: the name)?',
  '(?:signed|yours),?',
  String.raw`me llamo|mi nombre(?: completo)? es|se llama|su nombre es|a nombre de|nombre(?: y apellidos?)?\s?:|apellidos?\s?:|titular\s?:|le habla|les habla|habla con|hablé con|atentamente,`,
  String.raw`me chamo|meu nome é|o meu nome é|chama-se|em nome de|nome(?: completo)?\s?:`,
  String.raw`je m['’]appelle|mon nom est|je me nomme|il s['’]appelle|elle s['’]appelle|au nom de|nom(?: et prénom)?\s?:|prénom\s?:`,
  String.raw`ich hei(?:ß|ss)e|mein name ist|mein name:|er hei(?:ß|ss)t|sie hei(?:ß|ss)t|auf den namen|name\s?:|vorname\s?:|nachname\s?:`,
  String.raw`mi chiamo|il mio nome è|si chiama|a nome di|cognome\s?:|intestat[oa] a`,
  String.raw`mijn naam is|ik heet|op naam van|naam\s?:`,
];

/** Words after which a name may stand; what follows must look like one. */
export const weakCues = [
  String.raw`i am|i'm|i’m|im|this is|here is|speaking with|spoke (?:to|with)|spoken (?:to|with)|talked (?:to|with)|talking (?:to|with)|dealt with|helped by|served by|assisted by|chat(?:ted|ting)? with|ask(?:ed)? for|follow(?:ed)? up with|met with|meeting with|married to|attention(?: of)?:?|attn:?|c\/o|under|heard(?: from)?|said|says|need to add|replied|answered`,
  String.raw`soy|aquí|de parte de|atendido por|atendida por|me atendió|hablar con|hablé con|firmado:?|fdo\.?:?|dijo`,
  'sou|aqui é|falei com|atendid[oa] por|disse',
  'je suis|parl[ée] (?:à|avec)|servie? par|de la part de|dit',
  'ich bin|hier ist|hier spricht|gesprochen mit|bedient von|sagte',
  'sono|parlato con|servit[oa] da|da parte di|disse',
  'ik ben|gesproken met',
];

/** Words after which many things may stand: what follows must be a known name, or end like one. */
export const looseCues = [
  "from:?|to:?|by|with|cc:?|for|of|on behalf of|it is|it's|that's|named",
  'con|para|por|de|habla|aquí',
  'com|por|fala',
  "avec|par|c['’]est|ici",
  'mit|von|für',
  'per|da|parla',
  'met|van|voor',
];

export const salutations = folded(
  `dear hi hello hey hiya howdy hola hallo ola olá oi estimado estimada estimados querido querida buenas apreciado apreciada
   prezado prezada caro cara cher chère chers bonjour bonsoir salut coucou liebe lieber geehrte geehrter moin servus gentile egregio egregia ciao salve beste geachte hoi
   thanks thank gracias obrigado obrigada merci danke grazie bedankt sorry cheers`,
);

/** The end of a letter; the name stands on what follows. */
export const closing =
  /(?:^|[\n.!?,;]\s*)(?:(?:kind|best|warm|many|kindest|warmest)?\s?regards|best(?: wishes)?|yours(?: sincerely| faithfully| truly)?|sincerely(?: yours)?|cheers|thanks(?: again| a lot| in advance)?|many thanks|thank you|cordially|love|take care|rgds|br|(?:un )?(?:cordial )?saludos?(?: cordial(?:es)?)?|atentamente|atte\.?|un abrazo|abrazos|muchas gracias|gracias|cumprimentos|com os melhores cumprimentos|atenciosamente|att\.?|abraços?|obrigad[oa]|(?:bien )?cordialement|bien à vous|salutations(?: distinguées)?|sincères salutations|merci(?: d['’]avance)?|mit freundlichen gr(?:ü|ue)(?:ß|ss)en|(?:freundliche|viele|liebe|beste|schöne|herzliche) gr(?:ü|ue)(?:ß|ss)e|gr(?:ü|u)(?:ß|ss)e?|mfg|lg|vg|hochachtungsvoll|danke|cordiali saluti|(?:distinti|cordiali) saluti|saluti|grazie|un saluto|met vriendelijke groet(?:en)?|groet(?:en|jes)?)(?:,|!|\.|\s?[-–—])?[ \t]*(?:\n[ \t]*){0,2}[-–—]?[ \t]*$/iu;

/** Who works there: the name beside it is staff. */
export const staffWords =
  /\b(?:agents?|advis[oe]rs?|reps?|representatives?|assistants?|operators?|technicians?|engineers?|drivers?|couriers?|manager|supervisor|cashier|waiter|waitress|receptionist|nurse|employees?|staff|colleague|salesman|saleswoman|sales(?:person)?|clerk|team leader|served by|helped by|assisted by|agentes?|asesora?e?s?|operadora?|técnic[oa]|tecnic[oa]|repartidora?|gerente|encargad[oa]|emplead[oa]|dependient[ea]|cajer[oa]|camarer[oa]|recepcionista|comercial|atendid[oa] por|me atendió|atendente|funcionári[oa]|vendedora?|entregador|motorista|conseill(?:er|ère)|agente?|technicien(?:ne)?|livreur|employée?|vendeu(?:r|se)|servie? par|hôtesse|mitarbeiter(?:in)?|beraterin?|berater|techniker(?:in)?|verkäufer(?:in)?|kollege|kollegin|bedient von|operatore|operatrice|commess[oa]|addett[oa]|corriere|impiegat[oa]|medewerk(?:er|ster)|monteur)\b/;

/** Small words that join the parts of a name. */
export const particles = folded(
  'de del della dello dei degli di da do dos das du des la las los le van von vom zu zur der den ten ter bin ibn al el y e i af av op het af',
);

/** What follows a name that is none: a thing that bears it. */
export const thingAfter = folded(
  `model models series edition version chair sofa shelf bed lamp desk table mattress dryer phone speaker device app application shampoo perfume cream dress shoes bag router modem laptop tablet printer car bike tv plan package subscription store shop restaurant hotel hospital school university college street road avenue airport station park bridge lake river city county state beach island university stadium museum church cathedral library bank insurance airlines air group inc llc ltd gmbh sl sa plc corp company co collection range line kit set pack software service services cloud pro plus max mini lite air skill assistant app
   modelo sofá silla estantería lámpara colchón teléfono móvil coche perfume crema vestido zapatos bolso tienda hotel calle plaza modell regal stuhl lampe bett sofa matratze kleid tasche parfum laden straße chaise canapé lampe robe sac parfum magasin`,
);

/** What people do and things do not: the capital word before it is somebody. */
export const personVerbs = folded(
  `lives lived said says told tells called calls works worked helped helps answered answers explained explains replied promised promises
   assured apologised apologized assisted spoke speaks wrote writes listened laughed insisted refused hung visited came arrived
   dijo dice atendió explicó prometió llamó contestó respondió ayudó vive trabaja resolvió gestionó
   disse atendeu explicou prometeu ligou respondeu ajudou mora trabalha resolveu
   dit répondu habite travaille explique sagte sagt wohnt arbeitet half erklärte versprach rief disse risposto abita lavora spiegato`,
);

/** What stands between names that are told together. */
export const listGap = /^(?:, | and | & |, and | y | e | et | und | en |, y | o | or | oder | ou | to )$/;

/** What makes a place or a house of the name behind it. */
export const placeBefore = new Set(
  'san santa santo saint st sao são hotel lake mount port fort new north south east west rio los las el la calle rue via rua plaza avenida university hospital store playa cape isla'.split(
    ' ',
  ),
);

/** "The Elise" is a thing. */
export const articles = new Set('the a an this that these those every each another our'.split(' '));

/** Salutations that stand anywhere: "… many thanks Ana". */
export const thanking = new Set(
  'thanks thank gracias obrigado obrigada merci danke grazie bedankt'.split(' '),
);
