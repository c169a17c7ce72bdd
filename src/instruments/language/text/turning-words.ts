/** The words at which what is said or felt turns, and the abbreviations that end in a dot, per language. */
export interface TurningWords {
  /** A new clause begins before these, wherever they stand. */
  readonly turns: readonly string[];
  /** These begin a clause only after a comma or a dash ("… , so I left"). */
  readonly afterComma: readonly string[];
  /** Opening a sentence, these make the first comma a turn ("Although he was kind, …"). */
  readonly fronted: readonly string[];
  /** Where long unpunctuated talk may be cut. */
  readonly joins: readonly string[];
  /** Not a turn when one of these words stands directly before. */
  readonly notAfter: readonly string[];
  readonly abbreviations: readonly string[];
}

const words = (list: string) => list.split('|');

const english: TurningWords = {
  turns: words(
    'but|although|though|even though|however|nevertheless|nonetheless|whereas|despite|in spite of|except that|so i|so we|so they|so he|so she|so my|so the|so now|therefore|on the other hand|on the plus side|on the downside|still no|yet still|only to',
  ),
  afterComma: words(
    'so|yet|while|whilst|still|then|instead|hence|thus|which|otherwise|unfortunately|sadly|luckily|thankfully',
  ),
  fronted: words('although|though|even though|even if|while|whilst|whereas|despite|in spite of'),
  joins: words('and|then|because|since|when|after|before|now|also|plus|until|which|if'),
  notAfter: words('nothing|anything|all|everything|none|cannot|help|as|even|no|ifs'),
  abbreviations: words(
    'mr|mrs|ms|dr|prof|st|sr|jr|v|vs|etc|e.g|i.e|eg|ie|no|nr|approx|inc|ltd|co|corp|dept|tel|ext|min|max|hrs|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|a.m|p.m|u.s|u.k|ref|acc|acct|fig|rd|ave|blvd',
  ),
};

const spanish: TurningWords = {
  turns: words(
    'pero|aunque|sin embargo|no obstante|a pesar de|pese a|así que|asi que|por lo que|por lo tanto|por tanto|en cambio|mientras que|si bien|salvo que|excepto que',
  ),
  afterComma: words(
    'sino|luego|entonces|y aun así|y aun asi|por eso|ahora|lo cual|lo que|mas|eso sí|eso si|desgraciadamente|lamentablemente|por suerte',
  ),
  fronted: words('aunque|si bien|a pesar de|pese a|mientras que'),
  joins: words(
    'y|e|luego|después|despues|entonces|porque|ya que|cuando|además|ademas|hasta que|pues|ahora|también|tambien|que si',
  ),
  notAfter: words('no es'),
  abbreviations: words(
    'sr|sra|srta|sres|dr|dra|d|dña|prof|profa|ud|uds|vd|etc|p.ej|ej|núm|num|nº|n|tel|tfno|tlf|av|avda|pág|pag|aprox|máx|mín|min|ee.uu|s.a|s.l|c|pza|izq|dcha|ref|cta|depto|dpto|ene|feb|abr|jun|jul|ago|sept|oct|nov|dic',
  ),
};

const french: TurningWords = {
  turns: words(
    "mais|cependant|pourtant|toutefois|néanmoins|neanmoins|bien que|même si|meme si|malgré|malgre|alors que|tandis que|du coup|en revanche|par contre|sauf que|c'est pourquoi|quoique",
  ),
  afterComma: words(
    'donc|or|alors|ensuite|puis|résultat|resultat|heureusement|malheureusement|ce qui|ce que|par conséquent',
  ),
  fronted: words('bien que|même si|meme si|malgré|malgre|alors que|tandis que|quoique'),
  joins: words("et|puis|ensuite|alors|parce que|car|quand|depuis|aussi|jusqu'à|maintenant|après|apres|donc"),
  notAfter: words('non seulement'),
  abbreviations: words(
    'm|mm|mme|mmes|mlle|mlles|dr|pr|st|ste|etc|p.ex|ex|n|no|nº|tél|tel|av|bd|env|min|max|janv|févr|fév|avr|juil|sept|oct|nov|déc|réf|ref|cf|art|s.a|s.v.p',
  ),
};

const german: TurningWords = {
  turns: words('aber|obwohl|obgleich|jedoch|allerdings|trotzdem|dennoch|wobei|hingegen|nur dass|außer dass'),
  afterComma: words(
    'sondern|deshalb|deswegen|daher|darum|also|doch|während|sodass|so dass|weshalb|dann|leider|zum glück|was|dafür|trotz',
  ),
  fronted: words('obwohl|obgleich|während|trotz|auch wenn'),
  joins: words('und|dann|weil|da|als|danach|außerdem|ausserdem|bis|jetzt|nachdem|denn|wenn|auch'),
  notAfter: words(
    'ist|sind|war|waren|bin|hat|habe|haben|hatte|hatten|wird|wurde|kann|konnte|muss|ich|es|das|er|sie|wir|mir|uns|mich|leider|nun|oder',
  ),
  abbreviations: words(
    'hr|hrn|fr|dr|prof|dipl|ing|z.b|z. b|bzw|ca|usw|etc|evtl|ggf|inkl|zzgl|d.h|u.a|u.u|v.a|o.ä|s.o|nr|str|tel|st|std|min|max|mio|mrd|abs|art|bspw|vgl|ung|mfg|jan|feb|mär|apr|jun|jul|aug|sep|sept|okt|nov|dez|kd|rg|gmbh',
  ),
};

const portuguese: TurningWords = {
  turns: words(
    'mas|porém|porem|contudo|todavia|embora|no entanto|entretanto|apesar de|apesar da|apesar do|ainda que|só que|so que|por isso|enquanto que|em contrapartida',
  ),
  afterComma: words(
    'então|entao|portanto|logo|depois|agora|o que|e mesmo assim|infelizmente|felizmente|enquanto|assim',
  ),
  fronted: words('embora|apesar de|apesar da|apesar do|ainda que|mesmo que|enquanto'),
  joins: words(
    'e|depois|então|entao|porque|pois|quando|também|tambem|até|ate|agora|além disso|já que|ja que',
  ),
  notAfter: words('não só|nao so'),
  abbreviations: words(
    'sr|sra|srs|srta|dr|dra|prof|profa|d|etc|p.ex|ex|n|nº|núm|tel|av|r|pág|aprox|máx|mín|min|ltda|s.a|obs|ref|jan|fev|mar|abr|mai|jun|jul|ago|set|out|nov|dez|v.exa|exmo|exma|apto',
  ),
};

const italian: TurningWords = {
  turns: words(
    "ma|però|pero'|tuttavia|eppure|anche se|nonostante|sebbene|benché|malgrado|invece|in compenso|mentre invece|peccato che|salvo che|solo che",
  ),
  afterComma: words('quindi|perciò|dunque|allora|poi|così|mentre|bensì|purtroppo|per fortuna|il che|infatti'),
  fronted: words('anche se|nonostante|sebbene|benché|malgrado|mentre'),
  joins: words('e|ed|poi|allora|perché|perche|quando|anche|dopo|inoltre|fino a|adesso|ora|quindi|siccome'),
  notAfter: words('non solo'),
  abbreviations: words(
    'sig|sigg|sig.ra|sig.na|ing|dott|dott.ssa|dr|prof|prof.ssa|avv|geom|rag|arch|ecc|etc|es|p.es|n|nr|num|tel|cell|v|art|pag|ca|max|min|s.p.a|s.r.l|gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic|rif|spett|gent|egr',
  ),
};

// Where the language is unknown only words that mean a turn in one language and nothing common in another.
const unknown: TurningWords = {
  turns: words(
    'but|although|however|pero|aunque|sin embargo|aber|obwohl|jedoch|porém|cependant|pourtant|tuttavia',
  ),
  afterComma: words('mais|mas|ma|so'),
  fronted: words('although|aunque|obwohl|embora|sebbene'),
  joins: words('and|und|et|porque|because|cuando|when'),
  notAfter: words('nothing|anything|all|ist|sind|war'),
  abbreviations: words('mr|mrs|ms|dr|dra|sr|sra|prof|etc|no|nr|tel|st|sig|mme|hr|fr|vs|e.g|i.e|z.b'),
};

const perLanguage: Readonly<Record<string, TurningWords>> = {
  en: english,
  es: spanish,
  fr: french,
  de: german,
  pt: portuguese,
  it: italian,
};

/** The turning words of a language ("es", "es-MX"); of a language not listed, the few that are safe everywhere. */
export function turningWordsOf(language: string): TurningWords {
  return perLanguage[language.slice(0, 2).toLowerCase()] ?? unknown;
}
