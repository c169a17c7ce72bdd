interface CodeWords {
  readonly subject: string;
  readonly text: (code: string) => string;
}

const words: Readonly<Record<'en' | 'es', CodeWords>> = {
  en: {
    subject: 'Your code',
    text: (code) =>
      `Your code is ${code}\n\nIt is good for an hour. Somebody asked for it with this address, to answer a survey.\nIf that was not you, nothing needs to be done.\n`,
  },
  es: {
    subject: 'Su código',
    text: (code) =>
      `Su código es ${code}\n\nVale una hora. Alguien lo pidió con esta dirección para contestar una encuesta.\nSi no fue usted, no hay que hacer nada.\n`,
  },
};

/** The mail with a code: fixed words only, nothing of what the asker wrote. Other languages than Spanish get English. */
export function codeMail(code: string, language: string): { subject: string; text: string } {
  const { subject, text } = /^es\b/.test(language) ? words.es : words.en;
  return { subject, text: text(code) };
}
