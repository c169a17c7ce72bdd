// Longer than a file should be, because it is a list of words to be read and amended side by side, not code.
import type { IntentRule, IntentWords } from './intent-rule.ts';

/** The plainest signs in languages nobody has measured yet: labels from here carry no confidence. */
function words(
  rules: readonly IntentRule[],
  rhetorical: readonly string[],
  notPraise: readonly string[],
): IntentWords {
  return { rules, lists: {}, rhetorical, notPraise };
}

const fr = words(
  [
    {
      id: 'fr.answer',
      intent: 'needs an answer',
      patterns: [
        'merci de|d ..2 repondre|rappeler|confirmer|contacter|envoyer|rembourser|faire',
        'pouvez|pourriez vous',
        'je veux|voudrais|souhaite|demande ..3 reponse|remboursement|savoir|explication|annuler',
        'svp|plait',
      ],
    },
    {
      id: 'fr.suggestion',
      intent: 'suggestion',
      negated: 'keep',
      patterns: [
        'vous devriez|pourriez ..3 ajouter|ameliorer|mettre|proposer|prevoir',
        'serait ..1 bien|mieux|utile|pratique|sympa ..2 de|d|si|que',
        'je suggere|propose|conseille',
      ],
    },
    {
      id: 'fr.praise',
      intent: 'praise',
      supposed: 'drop',
      patterns: [
        'merci ..1 beaucoup|infiniment|pour ..2 votre|tout|aide|accueil|gentillesse|beaucoup|infiniment',
        'excellent|super|parfait|top|impeccable service|accueil|equipe|travail',
        'bravo|felicitations',
        'je recommande',
        'tres|vraiment satisfait|satisfaite|aimable|professionnel|gentil|gentille|content|contente',
      ],
    },
    {
      id: 'fr.leave',
      intent: 'threat to leave',
      patterns: [
        'resili*',
        'changer|change de? banque|operateur|fournisseur|assurance',
        'concurrence|concurrent',
        'plus jamais',
        'derniere fois que',
        'je vous? quitte|pars',
      ],
    },
    {
      id: 'fr.legal',
      intent: 'legal or safety',
      negated: 'keep',
      patterns: [
        'avocat|justice|tribunal|plainte|mediateur|dgccrf|illegal|police|fraude|arnaque|escroquerie|rgpd|huissier',
        'dangereux|dangereuse|danger|blesse|blessee|brulure|incendie|fumee|intoxication|allergique|hopital',
        'fuite|odeur de gaz',
        'discrimination|raciste|harcelement',
      ],
    },
  ],
  ['c est|se moque*|moquez ..3 blague|moi|monde'],
  ['merci pour|de rien', 'pas|jamais ..2 satisfait|satisfaite|recommande|content', 'merci d avance'],
);

const de = words(
  [
    {
      id: 'de.answer',
      intent: 'needs an answer',
      patterns: [
        'bitte ..4 melden|antworten|ruckruf|helfen|erklaren|schicken|prufen|bestatigen|rufen|erstatten|senden',
        'konnen|konnten sie',
        'ich mochte|will|brauche|erwarte|bitte ..4 antwort|ruckmeldung|wissen|erstattung|geld|hilfe|ruckruf',
        'um ruckmeldung|antwort|ruckruf|rueckmeldung',
      ],
    },
    {
      id: 'de.suggestion',
      intent: 'suggestion',
      negated: 'keep',
      patterns: [
        'sie|man sollten|sollte|konnten|konnte ..6 anbieten|einfuhren|verbessern|hinzufugen|machen|einbauen',
        'ware|fande ..2 schon|gut|toll|besser|hilfreich|praktisch ..1 wenn',
        'vorschlag|verbesserungsvorschlag|anregung',
        'ich wunsche|wunsche mir',
      ],
    },
    {
      id: 'de.praise',
      intent: 'praise',
      supposed: 'drop',
      patterns: [
        'vielen|herzlichen|besten dank|danke -im|fur die ruckmeldung',
        'sehr|super|wirklich|total zufrieden|freundlich|nett|kompetent|hilfsbereit',
        'toller|super|super|hervorragender|ausgezeichneter|klasse service|kundendienst|beratung|arbeit',
        'empfehle|weiterempfehlen',
        'lob|grossartig|spitze|begeistert',
      ],
    },
    {
      id: 'de.leave',
      intent: 'threat to leave',
      patterns: [
        'kundige|kundigen|gekundigt|kundigung',
        'wechsle|wechseln|gewechselt ..3 anbieter|bank|versicherung|konkurrenz',
        'zur konkurrenz|anbieter|mitbewerber',
        'nie wieder',
        'letzte mal',
      ],
    },
    {
      id: 'de.legal',
      intent: 'legal or safety',
      negated: 'keep',
      patterns: [
        'anwalt|rechtsanwalt|klage|verklagen|gericht|anzeige|polizei|betrug|verbraucherzentrale|verbraucherschutz|bundesnetzagentur|bafin|datenschutz|dsgvo|illegal|rechtswidrig|schadensersatz',
        'gefahrlich|gefahr|verletzt|verletzung|brand|feuer|rauch|krankenhaus|allergisch|gasgeruch|verbrannt|lebensgefahr',
        'diskriminier*|rassist*|belastig*',
      ],
    },
  ],
  ['soll das ..3 witz|sein', 'wollen sie mich'],
  [
    'danke fur nichts',
    'nicht|kein|keine|nie ..3 zufrieden|freundlich|empfehle|weiterempfehlen|nett|hilfsbereit',
    'vielen dank im',
  ],
);

const pt = words(
  [
    {
      id: 'pt.answer',
      intent: 'needs an answer',
      patterns: [
        'por favor|gentileza ..3 respond*|liguem|entrem|resolv*|envi*|verifi*|confirm*|ajud*|me',
        'podem|poderiam|pode|poderia ..3 me? ..2 ajudar|ligar|responder|explicar|verificar|enviar|confirmar|informar',
        'preciso|quero|gostaria|exijo|aguardo ..3 resposta|reembolso|saber|estorno|solucao|ajuda|cancelar|retorno|posicionamento',
      ],
    },
    {
      id: 'pt.suggestion',
      intent: 'suggestion',
      negated: 'keep',
      patterns: [
        'deveriam|poderiam|devia|deviam|deveria ..2 colocar|melhorar|adicionar|ter|oferecer|incluir',
        'seria ..1 bom|otimo|legal|melhor|interessante ..1 se|que|ter|poder',
        'sugiro|sugestao|sugeria',
      ],
    },
    {
      id: 'pt.praise',
      intent: 'praise',
      supposed: 'drop',
      patterns: [
        'muito|muita obrigado|obrigada|satisfeito|satisfeita|atencioso|atenciosa|atenciosos|educado|educada|bem',
        'parabens',
        'otimo|excelente|maravilhoso|bom atendimento|servico|trabalho',
        'super|amei|adorei|recomendo',
        'nota dez|10|mil',
      ],
    },
    {
      id: 'pt.leave',
      intent: 'threat to leave',
      patterns: [
        'vou|quero|irei cancelar|mudar|trocar|encerrar|sair',
        'nunca mais',
        'concorrencia|concorrente',
        'ultima vez que',
        'portabilidade',
        'cancelei ..2 contrato|assinatura|conta|plano',
      ],
    },
    {
      id: 'pt.legal',
      intent: 'legal or safety',
      negated: 'keep',
      patterns: [
        'advogad*|processar|processo|procon|anatel|justica|juizado|tribunal|policia|golpe|fraude|roubo|crime|lgpd|ilegal|indenizacao|anacom|asae|deco',
        'perigo|perigoso|perigosa|machucou|machuquei|queimou|queimadura|incendio|fumaca|choque|hospital|alergica|vazamento',
        'racismo|racista|discrimin*|assedio|livro de reclamacoes',
      ],
    },
  ],
  ['isso e ..2 brincadeira|piada|normal'],
  [
    'obrigado|obrigada por nada',
    'nao|nunca ..2 recomendo|satisfeito|satisfeita|gostei|amei',
    'obrigado|obrigada desde',
  ],
);

const it = words(
  [
    {
      id: 'it.answer',
      intent: 'needs an answer',
      patterns: [
        'per favore|cortesia|piacere ..3 rispond*|richiam*|contatt*|aiut*|conferm*|invi*|verific*|chiam*',
        'potete|potreste|puo|potrebbe ..3 aiutar*|richiamar*|risponder*|spiegar*|verificar*|inviar*|confermar*|dirmi',
        'vorrei|voglio|desidero|chiedo|attendo|pretendo ..3 risposta|rimborso|sapere|chiarimenti|annullare|riscontro|spiegazioni|parlare',
      ],
    },
    {
      id: 'it.suggestion',
      intent: 'suggestion',
      negated: 'keep',
      patterns: [
        'dovreste|potreste|bisognerebbe|dovrebbero ..2 aggiungere|migliorare|mettere|offrire|inserire|prevedere',
        'sarebbe ..1 bello|utile|meglio|comodo|opportuno ..1 se|poter|avere|aggiungere|che',
        'suggerisco|consiglierei|suggerimento|propongo',
      ],
    },
    {
      id: 'it.praise',
      intent: 'praise',
      supposed: 'drop',
      patterns: [
        'grazie ..1 mille|tante|infinite|di|per ..2 tutto|cuore|aiuto|disponibilita|mille',
        'complimenti|bravi|bravissimi|bravissima',
        'ottimo|eccellente|fantastico|splendido servizio|lavoro|staff|personale',
        'consiglio|consigliatissimo|super|soddisfatt* ..1 tutti|a|molto',
        'molto|davvero|veramente soddisfatt*|gentil*|cortes*|disponibil*|professional*|brav*',
      ],
    },
    {
      id: 'it.leave',
      intent: 'threat to leave',
      patterns: [
        'disdico|disdire|disdetta|recesso|recedo',
        'cambio|cambiare|cambiero|passo|passero ..2 operatore|banca|gestore|compagnia|concorrenza|fornitore',
        'concorrenza',
        'mai piu',
        'ultima volta che',
        'chiudo|chiudero ..2 conto|contratto|account',
      ],
    },
    {
      id: 'it.legal',
      intent: 'legal or safety',
      negated: 'keep',
      patterns: [
        'avvocat*|denunci*|tribunale|querela|polizia|carabinieri|truff*|frode|illegale|agcom|codacons|garante|adiconsum|risarcimento|vie legali',
        'pericolo|pericoloso|pericolosa|ferit*|ustion*|incendio|fumo|scossa|ospedale|allergic*|fuga di gas',
        'discrimin*|razzis*|molest*',
      ],
    },
  ],
  ['e|ma uno? scherzo|normale', 'mi|ci state prendendo'],
  ['grazie per niente', 'non|mai ..3 consiglio|soddisfatt*|gentil*|cortes*', 'grazie in anticipo'],
);

export const intentsElsewhere: Readonly<Record<'fr' | 'de' | 'pt' | 'it', IntentWords>> = { fr, de, pt, it };
