/**
 * How one language speaks of dates. All words are lower case and without accents, as `plainWord` makes them;
 * phrases are words joined by one space.
 */
export interface DateWords {
  /** Sunday first; several spellings separated by "|". */
  readonly weekdays: readonly string[];
  /** January first. */
  readonly months: readonly string[];
  /** Phrases → days from today. */
  readonly relative: Readonly<Record<string, number>>;
  /** Words that may not stand directly before a relative day ("por la mañana" is no tomorrow). */
  readonly notBeforeRelative: readonly string[];
  readonly hours: readonly string[];
  readonly days: readonly string[];
  readonly weeks: readonly string[];
  readonly monthsUnit: readonly string[];
  /** Adjectives that make days working days, and nouns that are working days. */
  readonly working: readonly string[];
  /** One to twelve and more, as words. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Openings of a span of time to come: "within", "dentro de". */
  readonly within: readonly string[];
  /** Words of a span that is over: before ("hace") and after ("ago"). */
  readonly agoBefore: readonly string[];
  readonly agoAfter: readonly string[];
  /** Next, in the sense of the one to come; `nextOrAfter` may also mean the one after. */
  readonly next: readonly string[];
  readonly nextOrAfter: readonly string[];
  readonly last: readonly string[];
  /** "by", "on", "the": what leads to a date; needed before a bare day of the month. */
  readonly leads: readonly string[];
  readonly before: readonly string[];
  readonly since: readonly string[];
  /** Between the numbers of a range and between day and month. */
  readonly to: readonly string[];
  readonly of: readonly string[];
  readonly at: readonly string[];
  /** "morning", "evening": a part of the day after a date; kept in the span, the day stays the precision. */
  readonly dayParts: readonly string[];
  /** Phrases → the end of a period. */
  readonly endOf: readonly string[];
}

const list = (words: string) => words.split('|');
const numbered = (words: string, from = 1) =>
  Object.fromEntries(
    words.split(' ').flatMap((names, at) => names.split('|').map((name) => [name, at + from])),
  );

const english: DateWords = {
  weekdays: list(
    'sunday|monday/mon|tuesday/tues/tue|wednesday/weds|thursday/thurs/thur/thu|friday/fri|saturday',
  ),
  months: list(
    'january/jan|february/feb|march/mar|april/apr|may|june/jun|july/jul|august/aug|september/sept/sep|october/oct|november/nov|december/dec',
  ),
  relative: {
    today: 0,
    tonight: 0,
    'the day after tomorrow': 2,
    'day after tomorrow': 2,
    tomorrow: 1,
    tmrw: 1,
    tomorow: 1,
    tommorow: 1,
    tommorrow: 1,
    'the day before yesterday': -2,
    yesterday: -1,
    'end of the day': 0,
    'end of day': 0,
    eod: 0,
  },
  notBeforeRelative: [],
  hours: list('hour|hours|hr|hrs|h'),
  days: list('day|days'),
  weeks: list('week|weeks|wk|wks'),
  monthsUnit: list('month|months'),
  working: list('working|business|work|week'),
  numbers: {
    a: 1,
    an: 1,
    couple: 2,
    ...numbered('one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'),
    twenty: 20,
    thirty: 30,
  },
  within: list(
    'within the next|within|in the next|in under|in less than|in about|in around|in|inside|no later than|up to|at most',
  ),
  agoBefore: [],
  agoAfter: list('ago|earlier|before that'),
  next: list('this|this coming|coming|upcoming'),
  nextOrAfter: list('next'),
  last: list('last|past|previous'),
  leads: list('by the|on the|until the|till the|before the|for the|the|by|on|until|from the'),
  before: list('before|before the'),
  since: list('since|since the|every|each|after|from'),
  to: list('to|or|and|til|till'),
  of: list('of'),
  at: list('at|by|before|around|until'),
  dayParts: list('morning|afternoon|evening|night|lunchtime|noon'),
  endOf: list('end of|end of the|end of this'),
};

const spanish: DateWords = {
  weekdays: list('domingo|lunes|martes|miercoles|jueves|viernes|sabado'),
  months: list(
    'enero/ene|febrero/feb|marzo/mar|abril/abr|mayo/may|junio/jun|julio/jul|agosto/ago|septiembre/setiembre/sept/sep|octubre/oct|noviembre/nov|diciembre/dic',
  ),
  relative: {
    hoy: 0,
    'pasado manana': 2,
    manana: 1,
    anteayer: -2,
    'antes de ayer': -2,
    ayer: -1,
    anoche: -1,
    'esta tarde': 0,
    'esta noche': 0,
    'esta manana': 0,
    'al dia siguiente': 1,
  },
  notBeforeRelative: list('la|esta|cada|una|toda|buena|de la|por la'),
  hours: list('hora|horas|hs|h|hrs'),
  days: list('dia|dias'),
  weeks: list('semana|semanas'),
  monthsUnit: list('mes|meses'),
  working: list('habil|habiles|laborable|laborables|laboral|laborales'),
  numbers: {
    un: 1,
    una: 1,
    par: 2,
    ...numbered('uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince'),
    veinte: 20,
    treinta: 30,
  },
  within: list(
    'dentro de|en menos de|en un plazo de|en el plazo de|en un maximo de|en las proximas|en los proximos|en unas|en unos|en|antes de|maximo|como maximo|hasta',
  ),
  agoBefore: list('hace|hace ya|hacia'),
  agoAfter: list('atras'),
  next: list('este|esta|proximo|proxima|que viene|siguiente'),
  nextOrAfter: [],
  last: list('pasado|pasada|ultimo'),
  leads: list(
    'para el dia|para el|el dia|el|del|al|dia|hasta el dia|hasta el|antes del|antes del dia|de este',
  ),
  before: list('antes del|antes de'),
  since: list('los|desde|desde el|desde el dia|cada|todos los|a partir del|despues del'),
  to: list('a|o|y|u'),
  of: list('de'),
  at: list('a las|a la|sobre las|antes de las'),
  dayParts: list(
    'por la manana|por la tarde|por la noche|a primera hora|al mediodia|a mediodia|a ultima hora',
  ),
  endOf: list('final de|finales de|fin de|a final de|a finales de'),
};

const french: DateWords = {
  weekdays: list('dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi'),
  months: list(
    'janvier/janv|fevrier/fevr/fev|mars|avril/avr|mai|juin|juillet/juil|aout|septembre/sept|octobre/oct|novembre/nov|decembre/dec',
  ),
  relative: {
    "aujourd'hui": 0,
    'ce soir': 0,
    'cet apres midi': 0,
    'ce matin': 0,
    'apres demain': 2,
    demain: 1,
    'avant hier': -2,
    hier: -1,
  },
  notBeforeRelative: [],
  hours: list('heure|heures|h'),
  days: list('jour|jours'),
  weeks: list('semaine|semaines'),
  monthsUnit: list('mois'),
  working: list('ouvre|ouvres|ouvrable|ouvrables'),
  numbers: {
    un: 1,
    une: 1,
    ...numbered('un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze'),
    vingt: 20,
    trente: 30,
  },
  within: list("sous|d'ici|dans les|dans un delai de|en moins de|dans|en|au plus tard dans"),
  agoBefore: list('il y a|ya|y a|cela fait|ca fait'),
  agoAfter: [],
  next: list('ce|prochain|prochaine|qui vient|suivant'),
  nextOrAfter: [],
  last: list('dernier|derniere|passe|passee'),
  leads: list("le|avant le|jusqu'au|au|pour le|d'ici le|du"),
  before: list('avant|avant le'),
  since: list('depuis|depuis le|chaque|tous les|a partir du|apres le'),
  to: list('a|ou|et'),
  of: list('de'),
  at: list('a|vers|avant'),
  dayParts: list('matin|apres midi|soir|midi'),
  endOf: list('fin|fin de|la fin de|fin du|la fin du'),
};

const german: DateWords = {
  weekdays: list('sonntag|montag|dienstag|mittwoch|donnerstag|freitag|samstag/sonnabend'),
  months: list(
    'januar/janner/jan|februar/feb|marz/maerz/mrz|april/apr|mai|juni/jun|juli/jul|august/aug|september/sept/sep|oktober/okt|november/nov|dezember/dez',
  ),
  relative: {
    heute: 0,
    'heute abend': 0,
    'heute morgen': 0,
    ubermorgen: 2,
    uebermorgen: 2,
    morgen: 1,
    vorgestern: -2,
    gestern: -1,
  },
  notBeforeRelative: list('guten|am|gestern|jeden|diesen|der|den|vom|schonen|eines|gute'),
  hours: list('stunde|stunden|std|h'),
  days: list('tag|tage|tagen'),
  weeks: list('woche|wochen'),
  monthsUnit: list('monat|monate|monaten'),
  working: list('werktag|werktage|werktagen|arbeitstag|arbeitstage|arbeitstagen'),
  numbers: {
    ein: 1,
    eine: 1,
    einem: 1,
    einer: 1,
    eines: 1,
    ...numbered(
      'eins zwei drei vier funf|fuenf sechs sieben acht neun zehn elf zwolf|zwoelf dreizehn vierzehn funfzehn',
    ),
    zwanzig: 20,
    dreissig: 30,
  },
  within: list(
    'innerhalb von|innerhalb der nachsten|innerhalb|binnen|in den nachsten|in weniger als|in spatestens|spatestens in|in|bis zu',
  ),
  agoBefore: list('vor|vor etwa|vor ca'),
  agoAfter: list('zuvor|vorher'),
  next: list('diesen|diese|dieser|dieses|diesem|kommenden|kommende|kommender'),
  nextOrAfter: list('nachsten|nachste|nachster|nachstem'),
  last: list('letzten|letzte|letzter|letztem|vergangenen|vergangene|vorigen'),
  leads: list('am|bis zum|bis|zum|den|vom|ab dem|fur den|spatestens am'),
  before: list('vor|vor dem'),
  since: list('seit|seit dem|jeden|ab|nach dem'),
  to: list('bis|oder|und'),
  of: [],
  at: list('um|gegen|bis|vor'),
  dayParts: list('fruh|vormittag|mittag|nachmittag|abend|morgen'),
  endOf: list('ende|bis ende|ende der|ende des|ende dieser|ende dieses'),
};

const portuguese: DateWords = {
  weekdays: list(
    'domingo|segunda/segunda feira|terca/terca feira|quarta/quarta feira|quinta/quinta feira|sexta/sexta feira|sabado',
  ),
  months: list(
    'janeiro/jan|fevereiro/fev|marco/mar|abril/abr|maio/mai|junho/jun|julho/jul|agosto/ago|setembro/set|outubro/out|novembro/nov|dezembro/dez',
  ),
  relative: {
    hoje: 0,
    'depois de amanha': 2,
    amanha: 1,
    anteontem: -2,
    ontem: -1,
    'esta tarde': 0,
    'hoje a noite': 0,
  },
  notBeforeRelative: [],
  hours: list('hora|horas|h|hs'),
  days: list('dia|dias'),
  weeks: list('semana|semanas'),
  monthsUnit: list('mes|meses'),
  working: list('util|uteis'),
  numbers: {
    um: 1,
    uma: 1,
    duas: 2,
    ...numbered('um dois tres quatro cinco seis sete oito nove dez onze doze treze catorze|quatorze quinze'),
    vinte: 20,
    trinta: 30,
  },
  within: list(
    'dentro de|em ate|no prazo de|num prazo de|em menos de|nas proximas|nos proximos|daqui a|em|ate',
  ),
  agoBefore: list('ha|faz'),
  agoAfter: list('atras'),
  next: list('este|esta|nesta|neste|proximo|proxima|na proxima|que vem'),
  nextOrAfter: [],
  last: list('passado|passada|ultimo|ultima'),
  leads: list('no dia|ate o dia|ate dia|ate o|ate a|ate ao|ate|dia|na|no|o dia|para o dia|para|a'),
  before: list('antes de|antes do|antes da|antes do dia'),
  since: list('desde|desde o|desde a|desde o dia|cada|toda|todas as|a partir de'),
  to: list('a|ou|e'),
  of: list('de'),
  at: list('as|a|ate as|por volta das'),
  dayParts: list('de manha|de tarde|a tarde|a noite|de noite|pela manha'),
  endOf: list('fim de|fim do|fim da|final da|final do|final de'),
};

const italian: DateWords = {
  weekdays: list('domenica|lunedi|martedi|mercoledi|giovedi|venerdi|sabato'),
  months: list(
    'gennaio/gen|febbraio/feb|marzo/mar|aprile/apr|maggio/mag|giugno/giu|luglio/lug|agosto/ago|settembre/set/sett|ottobre/ott|novembre/nov|dicembre/dic',
  ),
  relative: {
    oggi: 0,
    stasera: 0,
    dopodomani: 2,
    domani: 1,
    'altro ieri': -2,
    avantieri: -2,
    ieri: -1,
    stamattina: 0,
  },
  notBeforeRelative: [],
  hours: list('ora|ore|h'),
  days: list('giorno|giorni|gg'),
  weeks: list('settimana|settimane'),
  monthsUnit: list('mese|mesi'),
  working: list('lavorativo|lavorativi|feriali'),
  numbers: {
    un: 1,
    una: 1,
    uno: 1,
    paio: 2,
    ...numbered(
      'uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici',
    ),
    venti: 20,
    trenta: 30,
  },
  within: list('entro le|entro i|entro|nel giro di|in meno di|fra|tra|nelle prossime|nei prossimi|in'),
  agoBefore: [],
  agoAfter: list('fa'),
  next: list('questo|questa|prossimo|prossima'),
  nextOrAfter: [],
  last: list('scorso|scorsa|passato|passata'),
  leads: list('il giorno|entro il|il|per il|fino al|al|del|entro'),
  before: list('prima di|prima del'),
  since: list('da|dal|ogni|tutti i|a partire dal|dopo il'),
  to: list('a|o|e'),
  of: list('di'),
  at: list('alle|alle ore|ore|entro le|verso le'),
  dayParts: list('mattina|pomeriggio|sera|mattino'),
  endOf: list('fine|fine di|la fine della|la fine del'),
};

const perLanguage: Readonly<Record<string, DateWords>> = {
  en: english,
  es: spanish,
  fr: french,
  de: german,
  pt: portuguese,
  it: italian,
};

/** The date words of a language, or null for one that is not known. */
export function dateWordsOf(language: string): DateWords | null {
  return perLanguage[language.slice(0, 2).toLowerCase()] ?? null;
}
