import { dontKnow, notApplicable, preferNot, type Template, t, thanks, why, written } from './texts.ts';

const agreement = {
  low: 1,
  high: 5,
  ends: { low: t('Strongly disagree', 'Muy en desacuerdo'), high: t('Strongly agree', 'Muy de acuerdo') },
};

/** Surveys for employees: how they are, what they saw, and how well they know their customers. */
export const peopleTemplates: readonly Template[] = [
  {
    name: 'employee-pulse',
    about: t(
      'A short, anonymous pulse: can people here do well by customers?',
      'Un pulso breve y anónimo: ¿puede la gente de aquí atender bien a los clientes?',
    ),
    survey: written(
      t('How are you doing at work?', '¿Cómo le va en el trabajo?'),
      [
        [
          {
            code: 'work-here',
            type: 'nps',
            low: 0,
            high: 10,
            text: t(
              'How likely is it that you would recommend working here?',
              '¿Con qué probabilidad recomendaría trabajar aquí?',
            ),
            ends: {
              low: t('Not at all likely', 'Nada probable'),
              high: t('Extremely likely', 'Muy probable'),
            },
            nonAnswers: [preferNot],
            feeds: { metric: 'recommend working here', sumUp: 'nps' },
          },
          {
            code: 'serving',
            type: 'matrix-scale',
            text: t('How far do you agree?', '¿En qué medida está de acuerdo?'),
            ...agreement,
            shuffle: 'random',
            rows: [
              {
                code: 'know',
                text: t('I know what our customers should feel', 'Sé qué deberían sentir nuestros clientes'),
                feeds: { metric: 'know the aim', sumUp: 'top-box' },
              },
              {
                code: 'can',
                text: t(
                  'I can solve what customers bring me',
                  'Puedo resolver lo que me plantean los clientes',
                ),
                feeds: { metric: 'able to solve', sumUp: 'top-box' },
              },
              {
                code: 'heard',
                text: t(
                  'What I report about customers is acted on',
                  'Se actúa sobre lo que cuento de los clientes',
                ),
                feeds: { metric: 'acted on', sumUp: 'top-box' },
              },
              {
                code: 'others',
                text: t(
                  'Other departments help me to help customers',
                  'Otros departamentos me ayudan a ayudar a los clientes',
                ),
                feeds: { metric: 'helped by others', sumUp: 'top-box' },
              },
            ],
            nonAnswers: [notApplicable, preferNot],
          },
        ],
        [
          why(
            t(
              'What gets in the way of doing well by customers?',
              '¿Qué le impide atender bien a los clientes?',
            ),
          ),
        ],
      ],
      { asks: 'employees', respondents: 'anonymous' },
    ),
  },
  {
    name: 'gemba-note',
    about: t(
      'What somebody saw where customers are served: a note from a phone.',
      'Lo que alguien vio donde se atiende a los clientes: una nota desde el teléfono.',
    ),
    survey: written(
      t('What did you see?', '¿Qué ha visto?'),
      [
        [
          {
            code: 'place',
            type: 'text',
            text: t('Where were you?', '¿Dónde estaba?'),
            required: true,
            maxLength: 200,
          },
          {
            code: 'saw',
            type: 'text',
            long: true,
            text: t(
              'What did the customer do or say, in their own words?',
              '¿Qué hizo o dijo el cliente, con sus propias palabras?',
            ),
            required: true,
          },
          {
            code: 'feeling',
            type: 'emotion',
            text: t('How did the customer seem to feel?', '¿Cómo parecía sentirse el cliente?'),
            choices: [
              { code: 'good', icon: '🙂', text: t('Good', 'Bien') },
              { code: 'neutral', icon: '😐', text: t('Neutral', 'Neutro') },
              { code: 'bad', icon: '🙁', text: t('Bad', 'Mal') },
            ],
            nonAnswers: [dontKnow],
          },
          {
            code: 'barrier',
            type: 'multiple',
            text: t('What stood in the way?', '¿Qué se interpuso?'),
            shuffle: 'random',
            choices: [
              { code: 'waiting', text: t('Waiting', 'Esperas') },
              { code: 'unclear', text: t('Unclear information', 'Información poco clara') },
              { code: 'system', text: t('A system that did not work', 'Un sistema que no funcionaba') },
              { code: 'rule', text: t('A rule of ours', 'Una norma nuestra') },
              { code: 'other', text: t('Something else', 'Otra cosa'), other: true, fixed: true },
              { code: 'none', text: t('Nothing', 'Nada'), exclusive: true, fixed: true },
            ],
          },
        ],
        [
          {
            code: 'photo',
            type: 'file',
            text: t(
              'A photo, without people who did not agree to it',
              'Una foto, sin personas que no hayan dado su permiso',
            ),
            most: 3,
            mostBytes: 10_000_000,
            types: ['image/png', 'image/jpeg', 'image/webp'],
          },
        ],
      ],
      {
        asks: 'employees',
        ends: [
          {
            ...thanks,
            text: t(
              'Your note is kept beside what customers say.',
              'Su nota se guarda junto a lo que dicen los clientes.',
            ),
          },
        ],
      },
    ),
  },
  {
    name: 'predict-the-customer',
    about: t(
      'The empathy gap: employees foresee what customers will answer; the two are set side by side.',
      'La brecha de empatía: los empleados prevén lo que contestarán los clientes y se comparan ambas cosas.',
    ),
    survey: written(
      t('What will customers say?', '¿Qué dirán los clientes?'),
      [
        [
          {
            code: 'function',
            type: 'text',
            text: t('Which department do you work in?', '¿En qué departamento trabaja?'),
            nonAnswers: [preferNot],
            maxLength: 100,
          },
          {
            code: 'foresee-recommend',
            type: 'slider',
            least: -100,
            most: 100,
            step: 5,
            text: t(
              'Which NPS will our customers give us this month?',
              '¿Qué NPS nos darán los clientes este mes?',
            ),
            ends: {
              low: t('-100: nobody recommends us', '-100: nadie nos recomienda'),
              high: t('100: everybody does', '100: todos nos recomiendan'),
            },
            required: true,
            nonAnswers: [dontKnow],
          },
          {
            code: 'foresee-reason',
            type: 'ranking',
            top: 3,
            text: t(
              'Which three things trouble customers most? Worst first.',
              '¿Qué tres cosas molestan más a los clientes? La peor, primero.',
            ),
            shuffle: 'random',
            choices: [
              { code: 'price', text: t('Prices', 'Los precios') },
              { code: 'waiting', text: t('Waiting', 'Las esperas') },
              { code: 'promises', text: t('Promises not kept', 'Las promesas incumplidas') },
              { code: 'repeat', text: t('Having to tell it again', 'Tener que contarlo otra vez') },
              { code: 'quality', text: t('Things that do not work', 'Lo que no funciona') },
              {
                code: 'clarity',
                text: t('Information one cannot follow', 'La información que no se entiende'),
              },
            ],
          },
          {
            code: 'sure',
            type: 'rating',
            low: 1,
            high: 5,
            text: t('How sure are you?', '¿Hasta qué punto está seguro?'),
            ends: { low: t('Guessing', 'Lo adivino'), high: t('Certain', 'Seguro') },
          },
        ],
      ],
      { asks: 'employees', respondents: 'anonymous' },
    ),
  },
];
