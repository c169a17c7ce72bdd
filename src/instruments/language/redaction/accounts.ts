import { ibanLength, isIban, passesLuhn } from './checksums.ts';
import { everyMatch } from './every-match.ts';
import { type Hit, near, type Reading, standsAlone } from './hit.ts';
import type { Run } from './number-runs.ts';

const cardWords =
  /\b(?:cards?|cc|credit|debit|visa|master ?card|maestro|amex|american express|diners|discover|jcb|tarjetas?|crédito|credito|débito|debito|cartão|cartao|cartões|carte|bancaire|karte|kreditkarte|ec-karte|carta|bancomat|kort|pin|cvv|cvc)\b/;
/** Numbers that shops and carriers give; many of them pass the check of a card by chance. */
export const orderWords =
  /(?:\b(?:orders?|order (?:no|number|id)|tracking|parcel|shipment|invoice|receipt|ref|refs|reference|ticket|case|booking|reservation|confirmation|transaction|serial|imei|sku|ean|isbn|article|item|model|contract|policy|claim|voucher|coupon|customer (?:no|number|id)|account (?:no|number|id)|pedidos?|envío|envio|seguimiento|factura|recibo|referencia|expediente|reserva|localizador|incidencia|contrato|póliza|poliza|serie|encomenda|fatura|rastreio|protocolo|commande|colis|suivi|facture|dossier|réservation|reservation|contrat|bestell\w*|auftrags?\w*|rechnungs?\w*|sendungs?\w*|vorgangs?\w*|kunden\w*|vertrags?\w*|artikel\w*|serien\w*|ordine|spedizione|fattura|pratica|prenotazione|contratto|bestelling|factuur)(?=[\s:.#ºo°nr-]|$)|[#№])/;

const brands: readonly {
  readonly prefix: RegExp;
  readonly lengths: readonly number[];
  readonly sure: boolean;
}[] = [
  { prefix: /^4/, lengths: [13, 16, 19], sure: true },
  { prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16], sure: true },
  { prefix: /^3[47]/, lengths: [15], sure: true },
  { prefix: /^3(?:0[0-5]|[689])/, lengths: [14, 16], sure: true },
  { prefix: /^(?:6011|65|64[4-9])/, lengths: [16, 19], sure: true },
  { prefix: /^35(?:2[89]|[3-8])/, lengths: [16], sure: true },
  { prefix: /^(?:2131|1800)/, lengths: [15], sure: false },
  { prefix: /^62/, lengths: [16, 17, 18, 19], sure: false },
  { prefix: /^(?:5[06-8]|6)/, lengths: [12, 13, 14, 15, 16, 17, 18, 19], sure: false },
];

/** Payment cards: 12 to 19 digits of a known brand that pass Luhn. An order number that does so is none. */
export function findCards(reading: Reading, runs: readonly Run[]): Hit[] {
  const hits: Hit[] = [];
  for (const { groups } of runs) {
    for (let from = 0; from < groups.length; from++) {
      let digits = '';
      for (let to = from; to < groups.length && digits.length <= 19; to++) {
        const group = groups[to]?.digits ?? '';
        // Cards are written in one piece or in groups of four and more.
        if (to > from && (group.length < 3 || (groups[from]?.digits.length ?? 0) < 4)) break;
        digits += group;
        if (digits.length < 12 || digits.length > 19) continue;
        const brand = brands.find(
          ({ prefix, lengths }) => prefix.test(digits) && lengths.includes(digits.length),
        );
        if (!passesLuhn(digits)) continue;
        const [first, last] = [groups[from], groups[to]];
        if (first === undefined || last === undefined) continue;
        const span = { start: first.start, end: last.end };
        if (!standsAlone(reading.text, span.start, span.end)) continue;
        const inGroups = to > from;
        let score = brand === undefined ? 0.2 : brand.sure ? 0.7 : 0.45;
        if (inGroups) score += 0.2;
        if (near(reading, span, cardWords, 50, 30)) score += 0.35;
        else if (near(reading, span, orderWords, 30)) score -= 0.5;
        hits.push({ kind: 'card', ...span, score: Math.min(1, score), rule: 'card-luhn' });
      }
    }
  }
  return hits;
}

const ibanStart = /(?<![\p{L}\p{N}])([A-Za-z]{2})\d{2}(?=[ -]?[A-Za-z0-9])/gu;

/** Bank accounts by IBAN: country length and remainder. One with a typing error counts where the word stands by it. */
export function findIbans(reading: Reading): Hit[] {
  const { text } = reading;
  const hits: Hit[] = [];
  for (const match of everyMatch(text, ibanStart)) {
    const length = ibanLength(match[1] ?? '');
    if (length === undefined) continue;
    let signs = '';
    let end = match.index;
    while (end < text.length && signs.length < length) {
      const sign = text[end] ?? '';
      if (/[A-Za-z0-9]/.test(sign)) signs += sign;
      else if (!/[ -]/.test(sign) || !/[A-Za-z0-9]/.test(text[end + 1] ?? '')) break;
      end++;
    }
    if (signs.length !== length || !standsAlone(text, match.index, end)) continue;
    const span = { start: match.index, end };
    if (isIban(signs)) hits.push({ kind: 'iban', ...span, score: 1, rule: 'iban-mod97' });
    else if (near(reading, span, /iban|account|cuenta|konto|compte|conta|conto/, 40)) {
      hits.push({ kind: 'iban', ...span, score: 0.6, rule: 'iban-typo' });
    }
  }
  return hits;
}
