import type { SurveyDefinition } from '../surveys/definition.contract.ts';
import { questionsOf } from '../surveys/definition.contract.ts';
import type { DistributionSettings } from './distribution.contract.ts';

export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface Fixed {
  readonly answer: string;
  readonly reminder: string;
  readonly why: string;
  readonly stop: string;
  readonly choose: string;
}

/** The sentences of ours in a letter; other languages than these get English. */
const fixed: Readonly<Record<string, Fixed>> = {
  en: {
    answer: 'Answer the survey',
    reminder: 'Reminder',
    why: 'You get this because you are a customer of {0}. The address in this mail is yours alone; please do not pass it on.',
    stop: 'Do not ask me again',
    choose: 'Choose what you agree to',
  },
  es: {
    answer: 'Contestar la encuesta',
    reminder: 'Recordatorio',
    why: 'Recibe este mensaje porque es cliente de {0}. La dirección de este correo es solo suya; no la comparta, por favor.',
    stop: 'No me pregunten más',
    choose: 'Elegir a qué dice que sí',
  },
  de: {
    answer: 'Zur Umfrage',
    reminder: 'Erinnerung',
    why: 'Sie erhalten diese Nachricht als Kundin oder Kunde von {0}. Die Adresse gilt nur für Sie; bitte geben Sie sie nicht weiter.',
    stop: 'Bitte nicht mehr fragen',
    choose: 'Wählen, womit Sie einverstanden sind',
  },
  fr: {
    answer: 'Répondre à l’enquête',
    reminder: 'Rappel',
    why: 'Vous recevez ce message en tant que client de {0}. Cette adresse vous est personnelle ; merci de ne pas la transmettre.',
    stop: 'Ne plus me demander',
    choose: 'Choisir ce que vous acceptez',
  },
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const rightToLeft = /^(?:ar|he|fa|ur)\b/;

/** The best language of those there are: the same tag, the same language, else the survey's first. */
export function languageFor(wanted: string | null, there: readonly string[]): string {
  const base = wanted?.split('-')[0];
  return (
    there.find((each) => each === wanted) ??
    there.find((each) => base !== undefined && each.split('-')[0] === base) ??
    there[0] ??
    'en'
  );
}

/** Of the first question: its words and what can be clicked; null when the first page asks nothing of that kind. */
export function firstQuestion(
  definition: SurveyDefinition,
  language: string,
): {
  code: string;
  title: string;
  ends: readonly string[];
  choices: readonly { value: string; label: string }[];
} | null {
  const [part] = definition.flow;
  const [first] = questionsOf(part?.kind === 'block' ? [part] : []);
  const question = first?.question;
  if (question === undefined) return null;
  const say = (texts: Readonly<Record<string, string>> | undefined) =>
    texts?.[language] ?? texts?.[definition.languages[0] ?? ''] ?? '';
  const title = say(question.text);
  // What is filled in from answers or hidden fields stands on the page; a letter shows no question that needs it.
  if (title.includes('{{')) return null;
  if (
    question.type === 'nps' ||
    question.type === 'csat' ||
    question.type === 'ces' ||
    question.type === 'rating'
  ) {
    if (question.high - question.low > 10) return null;
    const choices = Array.from({ length: question.high - question.low + 1 }, (_, i) =>
      String(question.low + i),
    );
    return {
      code: question.code,
      title,
      ends: question.ends === undefined ? [] : [say(question.ends.low), say(question.ends.high)],
      choices: choices.map((value) => ({ value, label: value })),
    };
  }
  if (question.type !== 'single' && question.type !== 'emotion') return null;
  if (
    question.choices.length > 8 ||
    question.shuffle !== undefined ||
    question.choices.some(({ text }) => say(text).includes('{{'))
  )
    return null;
  return {
    code: question.code,
    title,
    ends: [],
    choices: question.choices.map(({ code, text }) => ({ value: code, label: say(text) })),
  };
}

/**
 * An invitation as plain text and HTML. Nothing in its texts is a template: braces, percent and dollar signs stay what they
 * are. `address` and `stop` begin with the company's own public address. A choice in the letter only opens the page with that
 * choice made; a program that follows every link answers nothing.
 */
export function writeLetter(of: {
  settings: Pick<DistributionSettings, 'letters' | 'firstQuestion'>;
  definition: SurveyDefinition;
  language: string | null;
  company: string;
  address: string;
  stop: string;
  /** The customer's own page, where they say what they agree to. */
  preferences: string;
  reminder: boolean;
}): Letter {
  const { settings, definition, company, address, stop, preferences, reminder } = of;
  const written = definition.languages.filter((each) => settings.letters[each] !== undefined);
  const language = languageFor(of.language, written.length > 0 ? written : Object.keys(settings.letters));
  const letter = settings.letters[language] ?? { subject: '', text: '' };
  const ours = fixed[language.split('-')[0] ?? ''] ?? (fixed.en as Fixed);
  const why = ours.why.split('{0}').join(company);
  const question = settings.firstQuestion ? firstQuestion(definition, language) : null;
  const title = definition.title[language] ?? definition.title[definition.languages[0] ?? ''] ?? '';
  const choiceAddress = (code: string, value: string) =>
    `${address}?${encodeURIComponent(`a/${code}`)}=${encodeURIComponent(value)}`;
  const text = [
    letter.text,
    ...(question === null ? [] : [question.title]),
    `${ours.answer}:\n${address}`,
    `--\n${why}\n${ours.stop}: ${stop}\n${ours.choose}: ${preferences}`,
  ].join('\n\n');
  const cell = 'padding:4px';
  const button =
    'display:inline-block;min-width:28px;padding:12px 8px;border:1px solid #6b6257;border-radius:6px;color:#1f1b16;text-decoration:none;text-align:center;font-size:16px';
  const choices =
    question === null
      ? ''
      : `<p style="margin:24px 0 8px;font-size:18px"><strong>${escaped(question.title)}</strong></p>
<table role="presentation" cellspacing="0" cellpadding="0"><tr>${question.choices
          .map(
            ({ value, label }) =>
              `<td style="${cell}"><a href="${escaped(choiceAddress(question.code, value))}" style="${button}">${escaped(label)}</a></td>`,
          )
          .join(question.choices.length > 8 || question.ends.length > 0 ? '' : '</tr><tr>')}</tr></table>
${question.ends.some((end) => end !== '') ? `<p style="margin:4px;color:#5b5348;font-size:14px">${question.choices[0]?.label} = ${escaped(question.ends[0] ?? '')} · ${question.choices.at(-1)?.label} = ${escaped(question.ends[1] ?? '')}</p>` : ''}`;
  const paragraphs = letter.text
    .split(/\n{2,}/)
    .map((each) => `<p style="margin:0 0 16px">${escaped(each).replace(/\n/g, '<br>')}</p>`)
    .join('\n');
  const html = `<!doctype html>
<html lang="${escaped(language)}" dir="${rightToLeft.test(language) ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>
<body style="margin:0;padding:24px;background:#faf8f5;color:#1f1b16;font:16px/1.5 Georgia,serif">
<div style="max-width:560px;margin:0 auto">
${paragraphs}
${choices}
<p style="margin:24px 0"><a href="${escaped(address)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#7a3e1d;color:#ffffff;text-decoration:none">${escaped(ours.answer)}</a></p>
<p style="margin:32px 0 0;padding-top:12px;border-top:1px solid #d9d2c7;color:#5b5348;font-size:13px">${escaped(why)}<br><a href="${escaped(stop)}" style="color:#5b5348">${escaped(ours.stop)}</a> · <a href="${escaped(preferences)}" style="color:#5b5348">${escaped(ours.choose)}</a></p>
</div></body></html>
`;
  return { subject: reminder ? `${ours.reminder}: ${letter.subject}` : letter.subject, text, html };
}

/** The short form: text and address, and how to stop. */
export const writeShort = (letter: Pick<Letter, 'subject'>, address: string, stop: string): string =>
  `${letter.subject}\n${address}\nStop: ${stop}`;
