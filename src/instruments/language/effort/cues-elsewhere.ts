// Longer than a file should be, because it is a list of words to be read and amended side by side, not code.
import type { Cue, CueRule } from './cue-rule.ts';

/** The main cues of languages nobody has measured yet: labels from here carry no confidence. */
function rule(
  id: string,
  cue: Cue,
  level: 'high' | 'low',
  patterns: readonly string[],
  least?: number,
): CueRule {
  return { id, cue, level, patterns, ...(least === undefined ? {} : { least }) };
}

const fr: readonly CueRule[] = [
  rule(
    'fr.repeat',
    'repeat contact',
    'high',
    [
      '#ord fois que|qu j|je|nous? ..2 appel*|ecri*|contact*|demand*|signal*',
      'appel*|ecri*|contact*|relanc* ..2 # fois',
      '#ord appel|mail|courrier|relance',
    ],
    2,
  ),
  rule('fr.repeat.words', 'repeat contact', 'high', [
    'plusieurs|nombreux|nombreuses fois|appels|mails|relances',
    'rappeler|relancer|rappele|relance ..3 encore|toujours|sans|plusieurs',
  ]),
  rule('fr.transfer', 'transfer', 'high', [
    'service|interlocuteur|conseiller en|a service|interlocuteur|conseiller|autre',
    'd un service|interlocuteur ..2 autre',
    'renvoye*|balade*|transfere* ..3 service|services|autre|partout',
  ]),
  rule(
    'fr.wait',
    'waiting',
    'high',
    ['attend* ..4 # #unit', '# #unit d|de attente', '# #unit que|qu j|je|nous? attend*'],
    301,
  ),
  rule('fr.wait.words', 'waiting', 'high', [
    'attend* ..3 toujours|encore|longtemps|heures|semaines|mois',
    'toujours en? attente',
    'attente ..2 interminable|longue|trop',
  ]),
  rule('fr.again', 'told again', 'high', [
    'expliqu*|repet*|racont* ..5 chaque|encore|nouveau|fois',
    'tout reexpliquer|recommencer',
  ]),
  rule('fr.work', 'customer work', 'high', [
    'du|oblige*|fallu me? ..2 deplacer|aller|imprimer|renvoyer|remplir|refaire|debrouiller|rappeler',
  ]),
  rule('fr.unclear', 'unclear information', 'high', [
    'incomprehensible|contradictoire*|confus*',
    'pas|jamais ..1 clair|claire|expliqu*',
    'comprends|comprend|trouve pas|rien',
  ]),
  rule('fr.hard', 'hard', 'high', [
    'complique*|galere|parcours du? combattant',
    'parcours du combattant',
    'trop difficile|long|compliqu*',
    'impossible de joindre|contacter',
  ]),
  rule('fr.easy', 'easy', 'low', [
    'facile*|simplement|fluide|pratique',
    'tres|hyper|super simple',
    'en # clic*',
    'sans aucun? probleme|souci|difficulte',
  ]),
  rule('fr.quick', 'quick', 'low', [
    'rapide|rapidement|immediatement|rapidite',
    'du premier coup',
    'un seul appel',
  ]),
];

const de: readonly CueRule[] = [
  rule(
    'de.repeat',
    'repeat contact',
    'high',
    [
      '#ord mal ..4 an|angerufen|anrufe|schreibe|geschrieben|melde|nach',
      '# mal ..3 angerufen|geschrieben|gemeldet|nachgefragt|kontaktiert',
      '#ord anruf|mail|email|versuch|ticket',
    ],
    2,
  ),
  rule('de.repeat.words', 'repeat contact', 'high', [
    'mehrmals|mehrfach|staendig|standig|wiederholt ..3 angerufen|anrufen|nachgefragt|geschrieben|nachfragen|gemeldet',
    'schon wieder anrufen|angerufen',
  ]),
  rule('de.transfer', 'transfer', 'high', [
    'weiterverbunden|weitergeleitet|durchgereicht|weitergereicht|abgewimmelt',
    'von einem|einer|pontius zum|zur|zu ..1 nachsten|pilatus',
  ]),
  rule(
    'de.wait',
    'waiting',
    'high',
    [
      'warte*|gewartet|wartezeit|warteschleife ..4 # #unit',
      '# #unit ..3 gewartet|warten|warteschleife|wartezeit|warte',
      'seit # #unit ..3 nichts|keine|auf',
    ],
    301,
  ),
  rule('de.wait.words', 'waiting', 'high', [
    'warte ..2 immer|noch|seit|ewig',
    'warteschleife|wartezeiten',
    'ewig|lange|stundenlang|wochenlang ..2 warten|gewartet',
  ]),
  rule('de.again', 'told again', 'high', [
    'alles|jedes|immer ..4 neu|erneut|nochmal|wieder erklaren|erzahlen|schildern',
    'von vorne',
  ]),
  rule('de.work', 'customer work', 'high', [
    'musste ..5 selbst|hinfahren|ausdrucken|ausfullen|schicken|erneut|kummern|fahren|nachhaken',
  ]),
  rule('de.unclear', 'unclear information', 'high', [
    'unverstandlich|verwirrend|widerspruchlich*|unklar',
    'jeder ..3 etwas anderes|was',
    'nicht verstandlich|klar|erklart|auffindbar',
  ]),
  rule('de.hard', 'hard', 'high', [
    'kompliziert|umstandlich|muhsam|schwierig|nervenaufreibend|zeitaufwandig',
    'viel zu aufwand|aufwandig',
  ]),
  rule('de.easy', 'easy', 'low', [
    'einfach|unkompliziert|reibungslos|problemlos|mit nur # klicks|klick',
    'kinderleicht|bequem|muhelos',
  ]),
  rule('de.quick', 'quick', 'low', [
    'schnell|sofort|umgehend|zugig',
    'ein|einem einziger|einzigen anruf',
    'beim ersten anruf|mal|versuch',
  ]),
];

const pt: readonly CueRule[] = [
  rule(
    'pt.repeat',
    'repeat contact',
    'high',
    [
      '#ord vez que ..3 lig*|escrev*|reclam*|entr*|contat*|contact*|peco',
      'lig*|reclam*|escrev*|contat* ..3 # vezes',
      '#ord ligacao|reclamacao|email|protocolo|tentativa',
    ],
    2,
  ),
  rule('pt.repeat.words', 'repeat contact', 'high', [
    'lig*|reclam*|escrev* ..3 varias|muitas|diversas|inumeras vezes',
    'varias|diversas|inumeras vezes|ligacoes|reclamacoes',
  ]),
  rule('pt.transfer', 'transfer', 'high', [
    'transferid*|passad*|jogad*|empurra* ..4 setor|atendente|outro|departamento|vezes|lado',
    'de um setor|atendente|departamento ..2 outro',
  ]),
  rule(
    'pt.wait',
    'waiting',
    'high',
    [
      'esper*|aguard* ..4 # #unit',
      '# #unit ..3 espera|esperando|aguardando|fila',
      'ha|faz|tem # #unit ..4 esper*|aguard*|sem|nada',
    ],
    301,
  ),
  rule('pt.wait.words', 'waiting', 'high', [
    'ainda|continuo estou? esperando|aguardando',
    'esper*|aguard* ..2 horas|semanas|meses|muito',
    'demora|demorou|demoram ..1 muito|demais',
  ]),
  rule('pt.again', 'told again', 'high', ['explic*|repet*|cont* ..4 tudo? ..1 novo|novamente|vez|vezes']),
  rule('pt.work', 'customer work', 'high', [
    'tive|precisei que|de? ..2 ir|imprimir|enviar|preencher|resolver|voltar|refazer|levar|correr',
  ]),
  rule('pt.unclear', 'unclear information', 'high', [
    'confus*|contraditori*',
    'cada um|atendente ..3 coisa|diferente',
    'nao ..2 clar*|entend*|explic*',
  ]),
  rule('pt.hard', 'hard', 'high', ['dificil|complicad*|burocra*|impossivel|dor de cabeca|trabalhoso']),
  rule('pt.easy', 'easy', 'low', [
    'facil|facilmente|simples|pratico|tranquilo',
    'sem burocracia|problemas|complicacao|dor',
    'em # cliques|clique',
  ]),
  rule('pt.quick', 'quick', 'low', [
    'rapido|rapida|rapidamente|na hora|imediat*',
    'primeira ligacao|tentativa',
    'uma ligacao so',
  ]),
];

const it: readonly CueRule[] = [
  rule(
    'it.repeat',
    'repeat contact',
    'high',
    [
      '#ord volta che ..3 chiam*|scriv*|contatt*|segnal*|telefon*',
      'chiam*|scritto|contatt*|telefon* ..3 # volte',
      '#ord telefonata|chiamata|mail|segnalazione|sollecito',
    ],
    2,
  ),
  rule('it.repeat.words', 'repeat contact', 'high', [
    'chiam*|scritto|contatt*|telefon*|sollecit* ..3 piu|tante|diverse|molte|continuamente volte',
    'innumerevoli|ripetuti|continui solleciti|chiamate|telefonate',
  ]),
  rule('it.transfer', 'transfer', 'high', [
    'rimbalza*|trasferi*|passato|passata ..4 ufficio|operatore|reparto|altro|altra',
    'da un ufficio|operatore|reparto ..2 altro|altra',
  ]),
  rule(
    'it.wait',
    'waiting',
    'high',
    [
      'attes*|aspett*|attend* ..4 # #unit',
      '# #unit ..3 attesa|aspettare|coda|attendere',
      'da # #unit ..3 aspett*|attend*|senza|nulla',
    ],
    301,
  ),
  rule('it.wait.words', 'waiting', 'high', [
    'ancora in attesa|aspettando|attendo',
    'sto ancora? aspettando|attendendo',
    'attesa|attese|code ..2 lung*|infinit*|interminabil*',
    'aspett* ..2 ore|settimane|mesi',
  ]),
  rule('it.again', 'told again', 'high', ['spiega*|ripet*|raccont* ..4 ogni|nuovo|capo|volta|volte']),
  rule('it.work', 'customer work', 'high', [
    'dovuto|costretto|costretta a? ..2 andare|stampare|inviare|compilare|tornare|rifare|recarmi|arrangiarmi',
  ]),
  rule('it.unclear', 'unclear information', 'high', [
    'confus*|contraddittori*|incomprensibil*',
    'ognuno|ogni ..3 cosa|versione diversa',
    'non ..2 chiar*|capisc*|spiega*',
  ]),
  rule('it.hard', 'hard', 'high', ['difficile|complicat*|macchinos*|impossibile|odissea|burocrazia']),
  rule('it.easy', 'easy', 'low', [
    'facile|facilmente|semplice|comodo|intuitiv*',
    'senza problemi|intoppi|fatica|difficolta',
    'in # clic|click',
  ]),
  rule('it.quick', 'quick', 'low', [
    'veloce|velocemente|rapid*|subito|immediat*',
    'una sola chiamata|telefonata',
    'al primo tentativo',
  ]),
];

export const cuesElsewhere: Readonly<Record<'fr' | 'de' | 'pt' | 'it', readonly CueRule[]>> = {
  fr,
  de,
  pt,
  it,
};
