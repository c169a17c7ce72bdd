/** Each word as it is, with a capital, and in capitals. */
export function anyCase(alternatives: string): string {
  return alternatives
    .split('|')
    .flatMap((word) => [
      ...new Set([
        word,
        word.charAt(0).toUpperCase() + word.slice(1),
        word.replace(/\\./g, '\u0000').toUpperCase().replaceAll('\u0000', '\\.'),
      ]),
    ])
    .join('|');
}

const joined = (words: string) => words.trim().split(/\s+/).join('|');

/** Words that end a street in English; the second list only counts after capitals, as its words are plain ones too. */
export const streetEnds = joined(
  'street avenue road lane boulevard highway terrace crescent turnpike expressway freeway parkway causeway st ave rd ln blvd hwy pkwy cres tpke av',
);
export const plainStreetEnds = joined(
  'drive dr place pl close court ct way square sq circle cir trail trl gardens gdns grove row mews hill park walk rise view green quay wharf yard gate loop path alley plaza point ridge run pass crossing bend branch ville isle lodge coves cove union flat flats fort forge garden glen harbor haven heights hollow island islands key knoll knolls lake landing manor meadow meadows mill mission mountain oval passage pine pines plain plains port prairie ranch rapids rest shoal shore spring springs spur station stream summit throughway trace track valley viaduct village villages vista walks wall well wells burg bypass camp canyon cape center centre cliff cliffs club common corner corners course creek crest curve dale dam divide estate estates extension falls ferry field fields ford forest fork forks dale bridge brook',
);

/** Words that begin a street: Spanish, Catalan, Portuguese, French, Italian, Polish, Romanian, Dutch, Russian. */
export const streetStarts = joined(
  String.raw`calle c\/ cl\. avda\.? avenida av\. plaza plza\.? pza\.? paseo pº ps\. camino carretera ctra\.? ronda rambla travesía glorieta callejón cuesta urbanización urb\. carrer plaça passeig avinguda calzada jirón carrera cra\. rua r\. travessa praça alameda estrada largo rodovia beco rue avenue av boulevard bd\.? chemin impasse allée allées quai route place square cours ruelle faubourg passage via viale v\.le piazza piazzetta piazzale p\.za corso vicolo largo contrada strada lungomare lungotevere ul\. ulica al\. aleja aleje os\. osiedle pl\. str\. strada bulevardul calea ulitsa prospekt`,
);

/** Ends of one-word streets: German, Dutch, Nordic, Finnish, Estonian; and words that stand alone before the number. */
export const streetSuffixes = joined(
  'straße strasse str gasse weg platz allee ufer damm chaussee steig stieg graben straat laan plein gracht dijk steeg gata gatan gaten gade vej vägen väg veien vegen torget terrasse stræde allé plads backen stigen katu katan kuja polku raitti tanav tänav maantee puiestee götu braut stígur vegur stræti',
);
export const streetWordsAlone = joined(
  'str\\. straße strasse weg platz allee ring gasse ufer damm út utca útja tér tere körút köz fasor ulice třída náměstí ulica cesta trg tie katu tee mnt pst gt\\. vei terrasse allé',
);

/** Parts of a house, with what follows them. */
export const unitWords = joined(
  'apt apartment suite ste unit flat floor room rm bldg building block lot piso planta puerta pta esc escalera bajo ático atico portal bloque dpto depto departamento int interior apto apartamento bloco sala andar casa fração bât bat bâtiment étage etage appt appartement escalier porte whg wohnung og eg stock hinterhaus etg lgh krs scala interno piano bis ter',
);

/** Countries as people write them under an address. */
export const countries =
  'United States(?: of America)?|USA|U\\.S\\.A\\.|United Kingdom|UK|Great Britain|England|Scotland|Wales|Northern Ireland|Ireland|Spain|España|Portugal|Brazil|Brasil|France|Germany|Deutschland|Austria|Österreich|Switzerland|Schweiz|Suisse|Svizzera|Italy|Italia|Netherlands|Nederland|Belgium|Belgique|België|Luxembourg|Denmark|Danmark|Sweden|Sverige|Norway|Norge|Finland|Suomi|Iceland|Ísland|Greenland|Poland|Polska|Czech Republic|Czechia|Slovakia|Hungary|Magyarország|Slovenia|Croatia|Hrvatska|Serbia|Bosnia|Romania|România|Bulgaria|Greece|Cyprus(?: \\(Greek\\))?|Turkey|Türkiye|Estonia|Latvia|Lithuania|Ukraine|Russia|Tunisia|Morocco|Maroc|Algeria|Algérie|Egypt|South Africa|Nigeria|Kenya|Ghana|India|China|Japan|Korea|Australia|New Zealand|Canada|Mexico|México|Argentina|Chile|Colombia|Perú|Peru|Uruguay|Paraguay|Bolivia|Ecuador|Venezuela|Costa Rica|Panamá|Panama|Guatemala|Cuba|Israel|Lebanon|Saudi Arabia|Qatar|Kuwait';
