/** Groups of words of which a legal notice below a mail holds at least two, in six languages. */
const notice: readonly RegExp[] = [
  /confidential|confidencial|confidentiel|vertraulich|riservat|privileged|privilegiad/i,
  /intended (?:recipient|solely|only|for)|addressee|destinatari|destinataire|empf(?:ä|ae)nger|destinatário/i,
  /this (?:e-?mail|message|communication)|este (?:mensaje|correo|e-?mail)|ce (?:message|courriel)|diese (?:e-?mail|nachricht)|esta mensagem|questo messaggio|questa (?:e-?mail|comunicazione)/i,
  /received .{0,40}(?:in error|by mistake)|recibido .{0,60}(?:por error|error)|reçu .{0,40}par erreur|irrt(?:ü|ue)mlich|por (?:engano|erro)|per errore|ricevuto .{0,40}errore/i,
  /notify the sender|delete (?:it|this)|notifi(?:que|car)|informer l'expéditeur|absender|elimin|avis(?:e|ar) o remetente|informare il mittente/i,
  /before printing|antes de imprimir|avant d'imprimer|bevor sie .{0,30}drucken|prima di stampare/i,
];

/** Whether a paragraph is a notice of confidentiality or the like. Reads its first 2,000 units. */
export function isDisclaimer(paragraph: string): boolean {
  if (paragraph.length < 60)
    return /^\W*(?:think|please consider|piensa|pense|avant|prima di).{0,40}(?:print|imprim|stampa)/i.test(
      paragraph,
    );
  const head = paragraph.slice(0, 2000);
  return notice.filter((group) => group.test(head)).length >= 3;
}

const automatic =
  /(?:^|\W)(?:auto(?:matic)?[- ]?(?:reply|response|generated)|automated (?:message|response|reply)|out of (?:the )?office|respuesta autom[áa]tica|mensaje autom[áa]tico|fuera de la oficina|réponse automatique|absent(?:e)? du bureau|message automatique|abwesenheits(?:notiz|assistent)|automatische (?:antwort|nachricht|benachrichtigung)|au(?:ß|ss)er haus|resposta autom[áa]tica|mensagem autom[áa]tica|aus[êe]ncia tempor[áa]ria|risposta automatica|messaggio automatico|fuori (?:sede|ufficio)|delivery status notification|undeliver(?:able|ed)|mail delivery (?:failed|subsystem)|mailer-daemon|returned mail)(?!\p{L})/iu;
/** With these a customer speaks about automatic answers rather than sending one. */
const complaint =
  /\b(?:i (?:only |just )?(?:got|get|received|keep)|all i get|me (?:llega|mandan|responden)|recibo|nur|seulement|que des|solo|só)\b/i;

/** Whether the opening of a text is that of an automatic answer or of a mail that bounced. */
export function isAutomatic(text: string): boolean {
  const head = text.slice(0, 300);
  return automatic.test(head) && !complaint.test(head);
}

const placeholder =
  /\{\{?\s{0,3}[a-z][a-z0-9_. -]{1,40}\}\}?|\$\{[a-z][\w.]{1,40}\}|%[A-Z][A-Z_]{2,30}%|\[(?:your |insert |customer |product |order )?[a-z_]{2,20} (?:name|number|here)\]|[[<][A-Z][A-Z_ ]{2,30}[\]>]|<(?:name|first_?name|product|order|customer)[a-z_]{0,20}>/;
const noPlaceholder =
  /[[<](?:IMAGE|IMAGEN|PHOTO|FOTO|VIDEO|AUDIO|LINK|URL|ATTACHMENT|STICKER|GIF|SIC|EMOJI|REMOVED|DELETED|REDACTED|EXTERNAL|SPAM|INAUDIBLE|SILENCE|MUSIC|BLANK|[A-Z_]{1,30}_\d{1,6})[\]>]/g;

/** Whether a text holds a place that nobody filled: "{product_purchased}", "[NAME]", "%ORDER%". */
export function hasPlaceholder(text: string): boolean {
  return /[{[<%]/.test(text) && placeholder.test(text.replace(noPlaceholder, ' '));
}
