import type { SolvedRule } from './solved-rules.ts';

/** The plainest signs in languages nobody has measured yet. */
const fr: readonly SolvedRule[] = [
  {
    id: 'fr.solved.came-back',
    state: 'came back',
    negated: 'keep',
    patterns: ['probleme|panne ..2 revenu|revient|recommence', 'de nouveau en? panne', 'ca recommence'],
  },
  {
    id: 'fr.solved.solved',
    state: 'solved',
    patterns: [
      'probleme|tout|dossier ..3 resolu|regle|repare',
      'a|ont|ete ..2 resolu|regle|repare|rembourse',
      'fonctionne|marche a|de|enfin nouveau|present',
    ],
  },
  {
    id: 'fr.solved.acted',
    state: 'acted on',
    patterns: ['technicien ..2 venu|passe', 'ont ..2 envoye|change|remplace|echange'],
  },
  {
    id: 'fr.solved.not-heard',
    state: 'not heard',
    negated: 'keep',
    patterns: [
      'aucune|sans|pas|jamais ..3 reponse|nouvelles|rappele|repondu',
      'personne ne|n ..2 repond|rappelle|repondu',
    ],
  },
  {
    id: 'fr.solved.heard',
    state: 'heard',
    patterns: ['m|nous a|ont ..2 dit|assure|promis|repondu|confirme'],
  },
];
const de: readonly SolvedRule[] = [
  {
    id: 'de.solved.came-back',
    state: 'came back',
    negated: 'keep',
    patterns: ['problem|fehler ..3 wieder|erneut', 'wieder kaputt|defekt|ausgefallen'],
  },
  {
    id: 'de.solved.solved',
    state: 'solved',
    patterns: ['gelost|behoben|repariert|erledigt', 'funktioniert|geht|lauft ..1 wieder|jetzt|alles'],
  },
  {
    id: 'de.solved.acted',
    state: 'acted on',
    patterns: ['techniker ..3 da|gekommen|kam', 'ausgetauscht|ersatz ..2 geschickt|bekommen|erhalten'],
  },
  {
    id: 'de.solved.not-heard',
    state: 'not heard',
    negated: 'keep',
    patterns: [
      'keine|nie|niemand ..3 antwort|ruckmeldung|reagiert|gemeldet|antwortet|zuruckgerufen',
      'ignoriert',
    ],
  },
  {
    id: 'de.solved.heard',
    state: 'heard',
    patterns: [
      'wurde|hat ..3 gesagt|versprochen|zugesagt|entschuldigt|bestatigt',
      'mir ..2 gesagt|versprochen|zugesichert',
    ],
  },
];
const pt: readonly SolvedRule[] = [
  {
    id: 'pt.solved.came-back',
    state: 'came back',
    negated: 'keep',
    patterns: [
      'voltou ..2 problema|falhar|acontecer|dar|cair',
      'problema ..2 voltou|retornou',
      'de novo com ..2 problema',
    ],
  },
  {
    id: 'pt.solved.solved',
    state: 'solved',
    patterns: [
      'resolvido|resolvida|resolveram|resolveu|solucionado|consertado|solucionaram|consertaram',
      'recebi ..2 reembolso|estorno',
    ],
  },
  {
    id: 'pt.solved.acted',
    state: 'acted on',
    patterns: ['tecnico ..2 veio|esteve', 'enviaram|trocaram|mandaram ..2 tecnico|novo|nova|outro|aparelho'],
  },
  {
    id: 'pt.solved.not-heard',
    state: 'not heard',
    negated: 'keep',
    patterns: [
      'ninguem ..2 responde|atende|respondeu|ligou|retornou|resolve',
      'sem|nenhuma|nao ..3 resposta|retorno|respondem|respondeu|atendem',
    ],
  },
  {
    id: 'pt.solved.heard',
    state: 'heard',
    patterns: ['me ..1 disseram|informaram|prometeram|garantiram|falaram', 'pediram desculpas'],
  },
];
const it: readonly SolvedRule[] = [
  {
    id: 'it.solved.came-back',
    state: 'came back',
    negated: 'keep',
    patterns: ['problema|guasto ..3 ripresentato|tornato|ricomparso', 'di nuovo ..2 guasto|rotto|problema'],
  },
  {
    id: 'it.solved.solved',
    state: 'solved',
    patterns: ['risolto|risolta|riparato|sistemato|risolto', 'ricevuto ..2 rimborso', 'ora|adesso funziona'],
  },
  {
    id: 'it.solved.acted',
    state: 'acted on',
    patterns: ['tecnico ..2 venuto|passato', 'hanno ..2 mandato|inviato|sostituito|cambiato'],
  },
  {
    id: 'it.solved.not-heard',
    state: 'not heard',
    negated: 'keep',
    patterns: [
      'nessuno ..2 risponde|risposto|richiamato|chiamato',
      'nessuna|senza|mai ..2 risposta|risposto|richiamato',
    ],
  },
  {
    id: 'it.solved.heard',
    state: 'heard',
    patterns: ['mi|ci ..1 hanno ..1 detto|promesso|assicurato|confermato|risposto'],
  },
];

export const solvedElsewhere: Readonly<Record<'fr' | 'de' | 'pt' | 'it', readonly SolvedRule[]>> = {
  fr,
  de,
  pt,
  it,
};
