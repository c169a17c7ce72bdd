/** What a customer reads on their own page. */
export interface PageWords {
  readonly title: string;
  readonly lead: string;
  readonly held: string;
  readonly heldNothing: string;
  readonly heldWords: (facts: { moments: number; voices: number; first: string; last: string }) => string;
  readonly reached: string;
  readonly switches: string;
  readonly because: Readonly<Record<'consent' | 'contract' | 'legitimate-interest', string>>;
  readonly save: string;
  readonly saved: string;
  readonly panels: string;
  readonly panelsSay: string;
  readonly none: string;
  readonly noneSay: string;
  readonly left: string;
  readonly rights: string;
  readonly access: string;
  readonly erasure: string;
  readonly asked: Readonly<Record<'access' | 'erasure', (due: string) => string>>;
  readonly other: string;
}

const en: PageWords = {
  title: 'Your preferences',
  lead: 'What we may do with what you tell us. You can change it at any time.',
  held: 'What we know of you',
  heldNothing: 'Nothing is stored under this link.',
  heldWords: ({ moments, voices, first, last }) =>
    `Things that happened, from ${first} to ${last}: ${moments}. Of these, words or answers of yours: ${voices}.`,
  reached: 'We know you by',
  switches: 'You allow us to',
  because: {
    consent: 'Only with your yes.',
    contract: 'Part of what we agreed with you, until you object.',
    'legitimate-interest': 'Until you object.',
  },
  save: 'Save',
  saved: 'Saved. It holds from now on.',
  panels: 'Being asked again and again',
  panelsSay: 'You may join these panels, and leave them at any time.',
  none: 'Do not contact me at all',
  noneSay: 'No surveys, no questions, no news, from anybody here.',
  left: 'You are not contacted any more.',
  rights: 'Your rights',
  access: 'Send me everything you hold about me',
  erasure: 'Erase everything you hold about me',
  asked: {
    access: (due) => `You asked for what we hold. You get it by ${due} at the latest.`,
    erasure: (due) => `You asked to be erased. It is done by ${due} at the latest.`,
  },
  other: 'Español',
};
const es: PageWords = {
  title: 'Sus preferencias',
  lead: 'Qué podemos hacer con lo que nos cuenta. Puede cambiarlo en cualquier momento.',
  held: 'Qué sabemos de usted',
  heldNothing: 'No hay nada guardado con este enlace.',
  heldWords: ({ moments, voices, first, last }) =>
    `Cosas que ocurrieron, del ${first} al ${last}: ${moments}. De ellas, palabras o respuestas suyas: ${voices}.`,
  reached: 'Le conocemos por',
  switches: 'Nos permite',
  because: {
    consent: 'Solo con su sí.',
    contract: 'Parte de lo acordado con usted, mientras no se oponga.',
    'legitimate-interest': 'Mientras no se oponga.',
  },
  save: 'Guardar',
  saved: 'Guardado. Vale desde ahora.',
  panels: 'Que se le pregunte una y otra vez',
  panelsSay: 'Puede entrar en estos paneles y salir cuando quiera.',
  none: 'No contactarme en absoluto',
  noneSay: 'Ni encuestas, ni preguntas, ni novedades, de nadie aquí.',
  left: 'Ya no se le contacta.',
  rights: 'Sus derechos',
  access: 'Enviarme todo lo que guardan sobre mí',
  erasure: 'Borrar todo lo que guardan sobre mí',
  asked: {
    access: (due) => `Pidió lo que guardamos. Lo recibe a más tardar el ${due}.`,
    erasure: (due) => `Pidió ser borrado. Se hace a más tardar el ${due}.`,
  },
  other: 'English',
};

export type PageLanguage = 'en' | 'es';
export const pageWords: Readonly<Record<PageLanguage, PageWords>> = { en, es };

/** The language asked for in the address, else the first that the browser asks for and the page speaks. */
export function languageOf(asked: string | null, languages: readonly string[]): PageLanguage {
  const found = [asked ?? '', ...languages].map((tag) => tag.slice(0, 2).toLowerCase());
  return found.find((tag): tag is PageLanguage => tag === 'en' || tag === 'es') ?? 'en';
}
