import firstNames from './tables/first-names.json' with { type: 'json' };
import moby from './tables/moby-first-names.json' with { type: 'json' };
import plainEnglish from './tables/plain-english.json' with { type: 'json' };
import plainWords from './tables/plain-words.json' with { type: 'json' };
import surnames from './tables/surnames.json' with { type: 'json' };

/** A name as it is looked up: small, without marks over letters ("José" = "jose"). */
export function fold(word: string): string {
  const small = word.toLowerCase();
  if (/^[a-z']*$/.test(small)) return small;
  return small
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('đ', 'd')
    .replaceAll('ð', 'd')
    .replaceAll('þ', 'th')
    .replaceAll('ı', 'i')
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll('’', "'");
}

const setOf = (...texts: readonly string[]) =>
  new Set(texts.flatMap((text) => text.split(' ').map(fold)).filter((name) => name.length > 1));
const lists = ({ source: _, ...languages }: Readonly<Record<string, string>>) => Object.values(languages);

const { product, ...spoken } = plainWords;
const plain = setOf(plainEnglish.words, ...lists(spoken));
const products = setOf(product);
const given = setOf(...lists(firstNames), moby.names);
const ours = setOf(...lists(firstNames));
const family = setOf(surnames.names);

/** First names that are also places, months, things or brands: they need more than a capital. */
const doubtful = setOf(
  'paris london florence austin dallas houston jackson madison sydney georgia virginia carolina savannah brooklyn israel jordan kenya siena vienna verona milan roma asia america india china africa europa alabama dakota montana nevada arizona lincoln washington cleveland columbus orlando denver camden chester lancaster kent devon york berlin hamburg bremen valencia toledo cordoba granada santiago salvador florida andorra malta cairo troy alexandria perth angeles cruz trinidad santo santa san mercy derry erin eire bath may april june august will mark bill art frank grant chase drew sue pat rob jack dawn ruby amber violet iris lily ivy olive pearl daisy crystal angel christian max lance guy dean earl duke king queen prince princess miles victor gene ray clay cliff dale glen heath brooks page penny robin sandy ginger holly heather melody harmony charity patience prudence constance serenity destiny star rich buck chip skip rusty happy sunny merry candy honey cherry bunny precious wade ward van see do my hung long sol luz paz mar pilar rosa flor marina alba aurora blanca clara consuelo dolores mercedes soledad esperanza amor rosario socorro remedios nieves milagros pura domingo segundo reyes rey salome luna cielo mar iris ambra gioia asia viola fiore france blanche claire ange ange dan an en una can deniz gul ay ren sho sen sage alexa siri case dick willy fanny gay rod randy reed coral opal jewel joy hope faith grace norm tab bond don lady major marshal bea bee bo cy di el em fan fin flo fox jet lane lark lee mac may ode pen sky ty val vi wat win zed una al so in at on to as he it or per pro con',
);

const english = setOf(plainEnglish.words, spoken.en);
const said = setOf(...lists(spoken));

/** Words often said that are well-known names all the same, where a greeting or an introduction stands before. */
const namesOftenSaid = setOf(
  'will may april june august mark bill rose grace joy hope faith frank grant art drew chase sue dawn summer linda ella bella serena vera mara rosa alba sol luz paz mercedes pilar clara blanca victoria felix lola',
);

/** A plain word of English, the one language whose plain words are nearly all known here. */
export const isPlainEnglish = (folded: string): boolean => english.has(folded);
const germanWords = setOf(
  'der die das den dem des und ich nicht ist ein eine einen war mit für auf von zu im bei habe hat wird sich auch noch sehr wie so bin sind',
);
/** A small word that tells German, where every noun is written large. */
export const isGermanWord = (folded: string): boolean => germanWords.has(folded);

export const isDoubtful = (folded: string): boolean => doubtful.has(folded);
export const isNameOftenSaid = (folded: string): boolean => namesOftenSaid.has(folded);
export const isPlain = (folded: string): boolean => plain.has(folded);
/** A word people write to companies, or that holds sentences together: never part of a name behind a first name. */
export const isOftenSaid = (folded: string): boolean => said.has(folded);
export const isProduct = (folded: string): boolean => products.has(folded);
export const isFirstName = (folded: string): boolean => given.has(folded);
/** A first name that is little else: not a plain word, place, month or brand. */
export const isSureFirstName = (folded: string): boolean =>
  given.has(folded) && !plain.has(folded) && !products.has(folded) && !doubtful.has(folded);
/** A sure first name of our own lists: rare entries of the large English list do not count where case says nothing. */
export const isWellKnownFirstName = (folded: string): boolean =>
  ours.has(folded) && folded.length > 2 && isSureFirstName(folded);
export const isSurname = (folded: string): boolean => family.has(folded);

const endings =
  /^(?:mc|o'|fitz|di'|d')[a-z]{4,}$|(?:ova|eva|ovic|evic|avic|ivic|icic|anic|enic|onic|sson|arson|ason|urson|sdottir|ardottir|urdottir|adottir|owski|ewski|inski|ynski|anski|owska|ewska|inska|ynska|anska|czyk|wicz|iewicz|szcz\w{1,4}|enko|chuk|czuk|adze|idze|shvili|yants?|janian|unian|ovich|evich|ovna|evna|strom|qvist|quist|lund|berg|gren|holm|nen|sen|oglu|escu|opoulos|opoulou|akis|idis|idou|iadis|ezian|mann|stein|bauer|meier|meyer|maier|huber|endez|andez|inez|iguez|uez|alez|erez|elli|etti|ucci|acci|ozzi|azzi|oni|ini|bach|hoff|feld|baum|wald|ovsky|evsky|insky|ansky|ovskaya|[bcdfghklmnprstvz][eo]v|aev|yev|kova|kov|cek|cik|nik|gaard|rud|moto|mura|kawa|yama|naka|shita|hashi|guchi|saki|zaki|ishi)$/;
/** Does this look like a family name of some country by its ending? Only ever asked of words that are not plain. */
export const endsLikeSurname = (folded: string): boolean => folded.length > 4 && endings.test(folded);
