/** What a column may be, judged by its name alone. */
export type Role =
  | 'customer'
  | 'episode'
  | 'id'
  | 'time'
  | 'activity'
  | 'due'
  | 'score'
  | 'text'
  | 'resource'
  | 'function'
  | 'channel'
  | 'language'
  | 'status'
  | 'lifecycle'
  | 'answered'
  | 'name';

// Stems without accents, in English, German, Spanish, and a few of French, Italian and Portuguese. A stem of five letters
// or more is also found inside a word (German writes "Bestelldatum"); a shorter one must be the word itself.
const stems: Readonly<Record<Role, string>> = {
  customer:
    'customer client cust kunde kunden cliente usuario member subscriber respondent patient guest account abonnent teilnehmer encuestad participant comprador passenger passagier user person buyer visitor socio consumer contact debtor',
  episode:
    'case caseid order ticket booking claim request incident journey contract session visit trip shipment reservation application fall vorgang bestell auftrag buchung antrag pedido orden caso reserva solicitud reclamo expediente trace complaint commande ordine instance parcel response antwort respuesta interaction conversation',
  id: 'id ids no nr num number nummer numero key ref reference referenz referencia kennung uuid guid folio pk email mail correo code codigo hash',
  time: 'date time timestamp at on when datum zeit uhrzeit fecha hora momento created created_at datetime data quando ts epoch unix',
  activity:
    'activity activities action event step task operation aktivitat aktion ereignis schritt actividad accion evento paso etapa tarea touchpoint milestone vorgang activite etape attivita',
  due: 'due estimated estimate deadline limit promised promise expected planned plan target sla eta forecast scheduled fallig frist zugesagt geplant erwartet voraussichtlich liefertermin versprochen soll vence vencimiento estimad prometid limite plazo previst esperad compromiso compromet prevu',
  score:
    'score rating rate nps csat ces satisfaction stars star grade recommend likelihood likely effort ease easy bewertung note zufrieden weiterempfehl sterne punkte schulnote puntuacion puntaje calificacion satisfaccion valoracion nota recomend estrella esfuerzo promoter',
  text: 'comment comments text message feedback review description verbatim body reason complaint suggestion kommentar nachricht freitext beschwerde anmerkung grund beschreibung comentario mensaje opinion texto queja motivo descripcion observacion sugerencia why warum subject betreff asunto note notes notiz',
  resource:
    'resource agent employee staff handler assignee bearbeiter mitarbeiter sachbearbeiter agente responsable empleado responsible operator worker clerk technician techniker tecnico',
  function:
    'function department dept team group queue unit division abteilung bereich departamento area equipo funcion section workgroup',
  channel: 'channel kanal canal medium canale',
  language: 'language lang locale sprache idioma langue lingua',
  status: 'status state zustand estado stato etat',
  lifecycle: 'lifecycle transition',
  answered:
    'answer answered submitted submit responded completed response survey ended end beantwortet abgeschickt respondid contestad enviad recorded feedback',
  name: 'name vorname nachname nombre apellido firstname lastname fullname nom',
};
const stemsOf = Object.fromEntries(
  Object.entries(stems).map(([role, text]) => [role, text.split(' ')]),
) as unknown as Readonly<Record<Role, readonly string[]>>;

/** The words of a header in lower case without accents: "KundenNr." → kunden, nr; "case:enddate_planned" → case, enddate, planned. */
export function wordsOf(header: string): string[] {
  return header
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
}

const hits = (word: string, stem: string) =>
  word === stem || word === `${stem}s` || (stem.length >= 5 && word.includes(stem));

/** Does this header speak of `role`? */
export function speaksOf(header: string, role: Role): boolean {
  const words = wordsOf(header);
  return stemsOf[role].some((stem) => words.some((word) => hits(word, stem)));
}

// Words for the same happening; used to find the event that keeps a promise.
const happenings = [
  'deliver delivery ship shipping shipped dispatch arrive arrival carrier liefer versand zustell entreg envio envia livr'.split(
    ' ',
  ),
  'resolve resolution solve solved close closed finish complete completion erledig losung geschlossen resuel cierre cerrad end enddate ende fin'.split(
    ' ',
  ),
  'pay paid payment zahl bezahl pago pagad paiement'.split(' '),
  'respond response reply answer antwort respuesta contest callback ruckruf'.split(' '),
  'repair install installation visit appointment technician reparatur einbau besuch repara instala visita cita'.split(
    ' ',
  ),
  'start begin beginn inicio'.split(' '),
  'refund return erstatt ruckgabe devoluc reembolso'.split(' '),
];

const stemmed = (word: string) => word.replace(/(?:ing|ed|y|ies|s)$/, '');

/** How much two headers speak of the same happening: shared words count most, related words less. */
export function kinship(one: string, other: string): number {
  const ignored = (word: string) =>
    stemsOf.due.some((s) => hits(word, s)) || stemsOf.time.some((s) => hits(word, s));
  const a = wordsOf(one).filter((word) => !ignored(word));
  const b = wordsOf(other).filter((word) => !ignored(word));
  let score = 0;
  for (const word of a) {
    if (b.some((w) => stemmed(w) === stemmed(word))) {
      score += 2;
      continue;
    }
    const family = happenings.find((stemsOfOne) => stemsOfOne.some((stem) => word.startsWith(stem)));
    if (family === undefined) continue;
    score += b.filter((w) => family.some((stem) => w.startsWith(stem))).length;
  }
  return score;
}

/** A header as a step a person can read: "order_delivered_customer_date" → "Order delivered customer". */
export function stepName(header: string): string {
  const noise =
    /^(?:date|time|timestamp|datetime|at|on|datum|zeit|zeitpunkt|uhrzeit|fecha|hora|de|del|of|to|the|ts|dt|utc)$/;
  const words = header
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
  const kept = words.filter((word) => !noise.test(word.toLowerCase()));
  const text = (kept.length > 0 ? kept : words).join(' ').toLowerCase();
  return text === '' ? 'Happened' : text[0]?.toUpperCase() + text.slice(1);
}
