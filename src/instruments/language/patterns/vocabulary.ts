import type { Vocabulary } from './matcher.ts';

/** The languages whose cues we read; en and es are measured, the others are not. */
export type PatternLanguage = 'en' | 'es' | 'fr' | 'de' | 'pt' | 'it';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const MONTH = 30 * DAY;
const YEAR = 365 * DAY;

/** "one two three" → { one: 1, two: 2, three: 3 }; words joined by / share a value; `_` skips a value. */
function counting(words: string, from = 1): Record<string, number> {
  return Object.fromEntries(
    words.split(' ').flatMap((alike, index) => alike.split('/').map((word) => [word, from + index])),
  );
}

function lengths(...words: readonly [string, number][]): Record<string, number> {
  return Object.fromEntries(words.flatMap(([alike, value]) => alike.split(' ').map((word) => [word, value])));
}

const numbers: Readonly<Record<PatternLanguage, Readonly<Record<string, number>>>> = {
  en: {
    ...counting('one/a/an two/couple three four five six seven eight nine ten eleven twelve'),
    ...{
      fifteen: 15,
      twenty: 20,
      thirty: 30,
      forty: 40,
      fourty: 40,
      fifty: 50,
      sixty: 60,
      ninety: 90,
      hundred: 100,
    },
    ...{ dozen: 12, half: 0.5 },
  },
  es: {
    ...counting('un/una/uno dos tres cuatro cinco seis siete ocho nueve diez once doce'),
    ...{
      quince: 15,
      veinte: 20,
      treinta: 30,
      cuarenta: 40,
      cincuenta: 50,
      sesenta: 60,
      noventa: 90,
      cien: 100,
    },
    ...{ media: 0.5, medio: 0.5, docena: 12 },
  },
  fr: {
    ...counting('un/une deux trois quatre cinq six sept huit neuf dix'),
    quinze: 15,
    vingt: 20,
    trente: 30,
  },
  de: {
    ...counting('ein/eine/einen zwei drei vier funf sechs sieben acht neun zehn'),
    zwanzig: 20,
    dreissig: 30,
  },
  pt: {
    ...counting('um/uma dois/duas tres quatro cinco seis sete oito nove dez'),
    quinze: 15,
    vinte: 20,
    trinta: 30,
  },
  it: { ...counting('un/una/uno due tre quattro cinque sei sette otto nove dieci'), venti: 20, trenta: 30 },
};

const ordinals: Readonly<Record<PatternLanguage, Readonly<Record<string, number>>>> = {
  en: counting('first second third fourth/forth fifth sixth seventh eighth ninth/nineth tenth'),
  es: counting(
    'primera/primer/primero segunda/segundo tercera/tercer/tercero cuarta/cuarto quinta/quinto sexta/sexto septima/septimo octava/octavo novena/noveno decima/decimo',
  ),
  fr: counting('premiere/premier deuxieme/seconde troisieme quatrieme cinquieme sixieme'),
  de: counting(
    'erste/ersten/erstes zweite/zweiten/zweites dritte/dritten/drittes vierte/vierten funfte/funften',
  ),
  pt: counting('primeira/primeiro segunda/segundo terceira/terceiro quarta/quarto quinta/quinto sexta/sexto'),
  it: counting('prima/primo seconda/secondo terza/terzo quarta/quarto quinta/quinto sesta/sesto'),
};

const units: Readonly<Record<PatternLanguage, Readonly<Record<string, number>>>> = {
  en: lengths(
    ['second seconds sec secs', 1],
    ['minute minutes min mins minuets', MINUTE],
    ['hour hours hr hrs', HOUR],
    ['day days', DAY],
    ['week weeks wk wks', WEEK],
    ['fortnight fortnights', 2 * WEEK],
    ['month months', MONTH],
    ['year years yr yrs', YEAR],
  ),
  es: lengths(
    ['segundos segs', 1],
    ['minuto minutos min mins', MINUTE],
    ['hora horas hs hrs', HOUR],
    ['dia dias', DAY],
    ['semana semanas', WEEK],
    ['quincena quincenas', 15 * DAY],
    ['mes meses', MONTH],
    ['ano anos', YEAR],
  ),
  fr: lengths(
    ['minute minutes min', MINUTE],
    ['heure heures', HOUR],
    ['jour jours', DAY],
    ['semaine semaines', WEEK],
    ['mois', MONTH],
    ['an ans', YEAR],
  ),
  de: lengths(
    ['minute minuten min', MINUTE],
    ['stunde stunden std', HOUR],
    ['tag tage tagen', DAY],
    ['woche wochen', WEEK],
    ['monat monate monaten', MONTH],
    ['jahr jahre jahren', YEAR],
  ),
  pt: lengths(
    ['minuto minutos min', MINUTE],
    ['hora horas', HOUR],
    ['dia dias', DAY],
    ['semana semanas', WEEK],
    ['mes meses', MONTH],
    ['ano anos', YEAR],
  ),
  it: lengths(
    ['minuto minuti min', MINUTE],
    ['ora ore', HOUR],
    ['giorno giorni', DAY],
    ['settimana settimane', WEEK],
    ['mese mesi', MONTH],
    ['anno anni', YEAR],
  ),
};

/** Spellings of chats and phones, and the word meant. */
export const spellings: Readonly<Record<PatternLanguage, Readonly<Record<string, string>>>> = {
  en: {
    u: 'you',
    ur: 'your',
    r: 'are',
    pls: 'please',
    plz: 'please',
    pleas: 'please',
    thx: 'thanks',
    thnx: 'thanks',
    thanx: 'thanks',
    tnx: 'thanks',
    cannot: 'cant',
    w8: 'wait',
    waitting: 'waiting',
    wating: 'waiting',
    wiating: 'waiting',
    recieved: 'received',
    recieve: 'receive',
    recived: 'received',
    cust: 'customer',
    tho: 'though',
    ppl: 'people',
    acct: 'account',
    yday: 'yesterday',
    cancell: 'cancel',
    teh: 'the',
    oppened: 'opened',
    anwser: 'answer',
    awnser: 'answer',
    anser: 'answer',
    swich: 'switch',
    lawer: 'lawyer',
    agian: 'again',
    agin: 'again',
    confussing: 'confusing',
    confuseing: 'confusing',
    transfered: 'transferred',
    transferd: 'transferred',
    trasferred: 'transferred',
    resloved: 'resolved',
    solvd: 'solved',
    fixd: 'fixed',
    replys: 'replies',
    responce: 'response',
    definately: 'definitely',
  },
  es: {
    q: 'que',
    k: 'que',
    ke: 'que',
    xq: 'porque',
    pq: 'porque',
    x: 'por',
    d: 'de',
    tb: 'tambien',
    tmb: 'tambien',
    grax: 'gracias',
    grcs: 'gracias',
    xfa: 'porfavor',
    porfa: 'porfavor',
    porfis: 'porfavor',
    pf: 'porfavor',
    msj: 'mensaje',
    tlf: 'telefono',
    tfno: 'telefono',
    bn: 'bien',
    aki: 'aqui',
    kiero: 'quiero',
    wsp: 'whatsapp',
    whats: 'whatsapp',
    wasap: 'whatsapp',
    guasap: 'whatsapp',
    ves: 'vez',
    beses: 'veces',
    vezes: 'veces',
    ise: 'hice',
    yame: 'llame',
    yamar: 'llamar',
    yamado: 'llamado',
    resuleto: 'resuelto',
    resolbieron: 'resolvieron',
    solusion: 'solucion',
    solusionaron: 'solucionaron',
    haver: 'haber',
  },
  fr: { stp: 'svp' },
  de: {},
  pt: { vc: 'voce', vcs: 'voces', q: 'que', pq: 'porque', obg: 'obrigado' },
  it: { nn: 'non', cmq: 'comunque', grz: 'grazie' },
};

/** Whether we have patterns for a language. */
export function isPatternLanguage(language: string): language is PatternLanguage {
  return Object.hasOwn(numbers, language);
}

/** The vocabulary of a language with lists of the author's own ("@staff"). */
export function vocabularyOf(
  language: PatternLanguage,
  lists: Readonly<Record<string, readonly string[]>> = {},
): Vocabulary {
  return {
    lists,
    numbers: new Map(Object.entries(numbers[language])),
    ordinals: new Map(Object.entries(ordinals[language])),
    units: new Map(Object.entries(units[language])),
  };
}
