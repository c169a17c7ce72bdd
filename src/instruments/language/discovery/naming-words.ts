// Words that tell where a phrase ends, written for this project; by language.

const listed = (lists: Readonly<Record<string, string>>) =>
  new Map(Object.entries(lists).map(([language, list]) => [language, new Set(list.split(/\s+/))]));
const none: ReadonlySet<string> = new Set();

const openers = listed({
  en: `although though when whenever while because cause that which who whose if unless but since after before as than until so
    where whereas however therefore`,
  es: `aunque cuando mientras porque que cual quien si pero sino desde después antes como hasta donde pues entonces`,
  fr: `quand lorsque pendant parce que qui dont si mais depuis après avant comme jusque où puisque alors car`,
  de: `obwohl wenn als während weil dass welche wer ob aber sondern seit nachdem bevor wie bis wo da denn`,
  pt: `embora quando enquanto porque que qual quem se mas desde depois antes como até onde pois então`,
  it: `benché quando mentre perché che quale chi se ma da dopo prima come fino dove poiché allora`,
});
const determiners = listed({
  en: `a an the my our your his her its their this that these those some any every each another me us you him them it`,
  es: `el la los las un una unos unas mi mis nuestro nuestra nuestros nuestras su sus tu tus este esta estos estas ese esa al
    del lo cada algún alguna otro otra`,
  fr: `le la les l un une des du au aux mon ma mes notre nos votre vos son sa ses leur leurs ce cet cette ces chaque`,
  de: `der die das den dem des ein eine einen einem einer eines mein meine meinen meinem unser unsere ihr ihre sein seine
    dieser diese dieses diesen jeden jede mir mich uns ihn`,
  pt: `o a os as um uma uns umas meu minha meus minhas nosso nossa seu sua seus suas este esta esse essa ao do da dos das cada`,
  it: `il lo la i gli le l un uno una mio mia miei mie nostro nostra suo sua loro questo questa quel quella al del ogni`,
});
const joiners = listed({
  en: 'and or',
  es: 'y e o u',
  fr: 'et ou',
  de: 'und oder',
  pt: 'e ou',
  it: 'e o ed',
});
// How many is no topic, and a name that ends in "would be" waits for more.
const empties = listed({
  en: `three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred becomes become seemed
    seems`,
  es: `tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cuarenta cincuenta cien estaría estarían sería serían habría habrían tendría tendrían quedó queda parece`,
  fr: `trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente cent serait seraient aurait`,
  de: `drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig hundert wäre wären hätte`,
  pt: `três quatro cinco seis sete oito nove dez onze doze vinte trinta cem seria seriam teria`,
  it: `tre quattro cinque sei sette otto nove dieci undici dodici venti trenta cento sarebbe avrebbe`,
});
const particles = listed({ en: 'in up out off on down back over' });

/** Words that begin a clause of their own: no phrase goes across them. */
export const clauseOpeners = (language: string): ReadonlySet<string> => openers.get(language) ?? none;
/** Words that announce a noun: a phrase before one waits for it ("does not show | my booking"). */
export const announcers = (language: string): ReadonlySet<string> => determiners.get(language) ?? none;
/** Words that carry no topic in a name, besides function words: how many, "would be". */
export const emptyInNames = (language: string): ReadonlySet<string> => empties.get(language) ?? none;
/** "friendly and helpful" is one phrase, "arrived late and nobody" is two. */
export const joiningWords = (language: string): ReadonlySet<string> => joiners.get(language) ?? none;
/** What makes one word of "check in" and "top up" where the two mostly stand together. */
export const verbParticles = (language: string): ReadonlySet<string> => particles.get(language) ?? none;
/** Languages whose plural is mostly an s: "transfers" counts as "transfer". */
export const pluralS: ReadonlySet<string> = new Set(['en', 'es', 'fr', 'pt']);
