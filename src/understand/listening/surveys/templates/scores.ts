import { contactAgain, dontKnow, notApplicable, type Template, t, why, written } from './texts.ts';

/** The scores that companies ask for most. Wordings are the usual ones, so that results can be set beside others'. */
export const scoreTemplates: readonly Template[] = [
  {
    name: 'nps',
    about: t(
      'Would they recommend us, and why: for the relationship as a whole.',
      '¿Nos recomendarían, y por qué?: para la relación en su conjunto.',
    ),
    survey: written(t('Would you recommend us?', '¿Nos recomendaría?'), [
      [
        {
          code: 'recommend',
          type: 'nps',
          low: 0,
          high: 10,
          text: t(
            'How likely is it that you would recommend us to a friend or colleague?',
            '¿Con qué probabilidad nos recomendaría a un amigo o a un colega?',
          ),
          ends: { low: t('Not at all likely', 'Nada probable'), high: t('Extremely likely', 'Muy probable') },
          required: true,
          feeds: { metric: 'recommend', sumUp: 'nps' },
        },
        why(t('What is the main reason for your answer?', '¿Cuál es el motivo principal de su respuesta?')),
      ],
      [contactAgain],
    ]),
  },
  {
    name: 'csat',
    about: t(
      'How satisfied they are with one contact, purchase or service.',
      'Satisfacción con un contacto, una compra o un servicio.',
    ),
    survey: written(t('How satisfied are you?', '¿Qué tal le ha ido?'), [
      [
        {
          code: 'satisfaction',
          type: 'csat',
          low: 1,
          high: 5,
          text: t(
            'How satisfied or dissatisfied are you with this contact?',
            '¿En qué medida está satisfecho o insatisfecho con este contacto?',
          ),
          ends: {
            low: t('Very dissatisfied', 'Muy insatisfecho'),
            middle: t('Neither', 'Ni una cosa ni otra'),
            high: t('Very satisfied', 'Muy satisfecho'),
          },
          required: true,
          nonAnswers: [notApplicable],
          feeds: { metric: 'satisfaction', sumUp: 'csat' },
        },
        why(t('What should we know about it?', '¿Qué deberíamos saber al respecto?')),
      ],
      [contactAgain],
    ]),
  },
  {
    name: 'ces',
    about: t('How easy it was to get something done.', 'Si fue fácil conseguir lo que se necesitaba.'),
    survey: written(t('How easy was it?', '¿Fue fácil?'), [
      [
        {
          code: 'ease',
          type: 'ces',
          low: 1,
          high: 7,
          text: t(
            'How easy or difficult was it to get done what you came for?',
            '¿Fue fácil o difícil conseguir lo que necesitaba?',
          ),
          ends: {
            low: t('Very difficult', 'Muy difícil'),
            middle: t('Neither', 'Ni una cosa ni otra'),
            high: t('Very easy', 'Muy fácil'),
          },
          direction: 'higher-is-better',
          required: true,
          nonAnswers: [notApplicable],
          feeds: { metric: 'ease', sumUp: 'ces' },
        },
        {
          ...why(t('What made it difficult?', '¿Qué lo hizo difícil?')),
          when: {
            is: 'at-most',
            left: { get: 'answer', question: 'ease' },
            right: { get: 'literal', value: 4 },
          },
        },
      ],
      [contactAgain],
    ]),
  },
  {
    name: 'effectiveness-ease-emotion',
    about: t(
      'Three sides of an experience: did it work, was it easy, how did it feel.',
      'Tres lados de una experiencia: si funcionó, si fue fácil y cómo se sintió.',
    ),
    survey: written(t('How was it for you?', '¿Cómo ha sido para usted?'), [
      [
        {
          code: 'effectiveness',
          type: 'rating',
          low: 1,
          high: 5,
          text: t('Did you get what you needed?', '¿Consiguió lo que necesitaba?'),
          ends: { low: t('Not at all', 'En absoluto'), high: t('Completely', 'Por completo') },
          required: true,
          nonAnswers: [dontKnow],
          feeds: { metric: 'effectiveness', sumUp: 'top-box' },
        },
        {
          code: 'ease',
          type: 'rating',
          low: 1,
          high: 5,
          text: t('How easy or difficult was it?', '¿Fue fácil o difícil?'),
          ends: { low: t('Very difficult', 'Muy difícil'), high: t('Very easy', 'Muy fácil') },
          required: true,
          nonAnswers: [dontKnow],
          feeds: { metric: 'ease', sumUp: 'ces' },
        },
        {
          code: 'feeling',
          type: 'emotion',
          text: t('How did it make you feel?', '¿Cómo se sintió?'),
          choices: [
            { code: 'delighted', icon: '😊', text: t('Delighted', 'Encantado'), score: 5 },
            { code: 'relieved', icon: '😌', text: t('Relieved', 'Aliviado'), score: 4 },
            { code: 'indifferent', icon: '😐', text: t('Indifferent', 'Indiferente'), score: 3 },
            { code: 'worried', icon: '😟', text: t('Worried', 'Preocupado'), score: 2 },
            { code: 'disappointed', icon: '😞', text: t('Disappointed', 'Decepcionado'), score: 2 },
            { code: 'angry', icon: '😠', text: t('Angry', 'Enfadado'), score: 1 },
            { code: 'other', text: t('Something else', 'Otra cosa'), other: true, fixed: true },
          ],
          nonAnswers: [{ means: 'prefer-not-to-say', text: t('I prefer not to say', 'Prefiero no decirlo') }],
        },
        why(t('What made you feel that way?', '¿Qué le hizo sentirse así?')),
      ],
    ]),
  },
  {
    name: 'resolved',
    about: t(
      'After a case was closed: is it resolved, in the customer’s own eyes?',
      'Tras cerrar un caso: ¿está resuelto, a ojos del cliente?',
    ),
    survey: written(t('Is it resolved for you?', '¿Está resuelto para usted?'), [
      [
        {
          code: 'resolved',
          type: 'single',
          text: t('Is it resolved for you?', '¿Está resuelto para usted?'),
          choices: [
            { code: 'yes', text: t('Yes', 'Sí'), score: 1 },
            { code: 'partly', text: t('Partly', 'En parte'), score: 0 },
            { code: 'no', text: t('No', 'No'), score: 0 },
            { code: 'too-early', text: t('Too early to tell', 'Es pronto para saberlo'), means: 'dont-know' },
          ],
          required: true,
          feeds: { metric: 'resolved', sumUp: 'top-box' },
        },
        {
          ...why(t('What is still open?', '¿Qué queda pendiente?')),
          code: 'open',
          when: {
            is: 'any',
            of: [
              { is: 'selected', question: 'resolved', choice: 'no' },
              { is: 'selected', question: 'resolved', choice: 'partly' },
            ],
          },
        },
        contactAgain,
      ],
    ]),
  },
];
