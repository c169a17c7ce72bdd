export const en = {
  'captcha.action': 'Keeping programs out of surveys',
  'captcha.title': 'Keeping programs out',
  'captcha.company': 'Company',
  'captcha.lead':
    'What surveys do whose rules ask for a check against programs. Built in, the browser of whoever answers works for a moment, and nobody else is asked.',
  'captcha.form': 'Who judges',
  'captcha.read-only': 'Only an administrator changes this: a service of others sees whoever answers.',
  'captcha.kind': 'Check',
  'captcha.kind.built-in': 'Built in: the browser works for a moment',
  'captcha.kind.turnstile': 'Cloudflare Turnstile',
  'captcha.kind.hcaptcha': 'hCaptcha',
  'captcha.kind.other': 'Another service',
  'captcha.sees':
    'The service sees the address of everybody who answers, and they need script. When it does not answer, nobody gets in.',
  'captcha.built-in.say':
    'Nothing is stored and nothing leaves this server. It makes thousands of false answers expensive; it does not tell people from programs.',
  'captcha.siteKey': 'Site key',
  'captcha.secret': 'Secret',
  'captcha.secret.none': 'The service shows it beside the site key.',
  'captcha.secret.kept': 'Kept sealed; nobody is shown it. Empty = stays as it is.',
  'captcha.secret.elsewhere': 'The kept one was given for another service. Type this one’s.',
  'captcha.secret.lost':
    'It was sealed under another secret of this server. Type it again; until then nobody gets in.',
  'captcha.script': 'Script of the widget',
  'captcha.widget': 'Class of the widget’s element',
  'captcha.field': 'Form field it writes to',
  'captcha.verify': 'Where this server asks',
  'captcha.verify.say': 'It takes a form of secret and answer, and says {"success": true}.',
  'captcha.sends': 'Name the answer is sent under',
  'captcha.save': 'Keep',
  'captcha.saved': 'Kept.',
  'captcha.changed': 'changed by {{by}}, {{at}}',
  'captcha.try': 'Try it',
  'captcha.try.say':
    'Sends the service an answer that nobody gave. A service that works refuses it, and only it.',
  'captcha.try.do': 'Ask the service',
  'captcha.outcome.works': 'It works',
  'captcha.outcome.works.say': 'The service knows the secret, and refused an answer that nobody gave.',
  'captcha.outcome.refuses': 'It refuses',
  'captcha.outcome.refuses.say':
    'The service refused an answer that nobody gave. Whether it knows the secret it did not say: answer a survey once yourself.',
  'captcha.outcome.key-refused': 'Keys not taken',
  'captcha.outcome.key-refused.say':
    'The service does not take the secret or the site key, so nobody gets in. Type both again.',
  'captcha.outcome.lets-all-in': 'Lets all in',
  'captcha.outcome.lets-all-in.say':
    'The service let in an answer that nobody gave, so it keeps nobody out. Keys for tests do that: use real ones.',
  'captcha.outcome.unclear': 'Not understood',
  'captcha.outcome.unclear.say':
    'What came back is not how such a service answers, so nobody gets in. See whether the address is right.',
  'captcha.answered': 'It answered',
  'captcha.answered.status': 'HTTP {{status}}',
  'captcha.answered.true': 'success: yes',
  'captcha.answered.false': 'success: no',
  'captcha.answered.null': 'no success, yes or no',
  'captcha.codes': 'Its reasons',
  'captcha.codes.none': 'none given',
};

export const es: Readonly<Record<keyof typeof en, string>> = {
  'captcha.action': 'Mantener a los programas fuera de las encuestas',
  'captcha.title': 'Mantener fuera a los programas',
  'captcha.company': 'Empresa',
  'captcha.lead':
    'Qué hacen las encuestas cuyas reglas piden una comprobación contra programas. La propia hace trabajar un momento al navegador de quien responde, y no se pregunta a nadie más.',
  'captcha.form': 'Quién juzga',
  'captcha.read-only': 'Solo un administrador lo cambia: un servicio ajeno ve a quien responde.',
  'captcha.kind': 'Comprobación',
  'captcha.kind.built-in': 'Propia: el navegador trabaja un momento',
  'captcha.kind.turnstile': 'Cloudflare Turnstile',
  'captcha.kind.hcaptcha': 'hCaptcha',
  'captcha.kind.other': 'Otro servicio',
  'captcha.sees':
    'El servicio ve la dirección de todos los que responden, y estos necesitan scripts. Si no contesta, no entra nadie.',
  'captcha.built-in.say':
    'No se guarda nada y nada sale de este servidor. Encarece miles de respuestas falsas; no distingue personas de programas.',
  'captcha.siteKey': 'Clave del sitio',
  'captcha.secret': 'Secreto',
  'captcha.secret.none': 'El servicio lo muestra junto a la clave del sitio.',
  'captcha.secret.kept': 'Se guarda sellado; no se muestra a nadie. Vacío = queda como está.',
  'captcha.secret.elsewhere': 'El guardado era de otro servicio. Escriba el de este.',
  'captcha.secret.lost':
    'Se selló con otro secreto de este servidor. Escríbalo otra vez; hasta entonces no entra nadie.',
  'captcha.script': 'Script del widget',
  'captcha.widget': 'Clase del elemento del widget',
  'captcha.field': 'Campo de formulario en el que escribe',
  'captcha.verify': 'Dónde pregunta este servidor',
  'captcha.verify.say': 'Recibe un formulario con secreto y respuesta, y dice {"success": true}.',
  'captcha.sends': 'Nombre con el que se envía la respuesta',
  'captcha.save': 'Guardar',
  'captcha.saved': 'Guardado.',
  'captcha.changed': 'cambiado por {{by}}, {{at}}',
  'captcha.try': 'Probarlo',
  'captcha.try.say':
    'Envía al servicio una respuesta que nadie dio. Un servicio que funciona la rechaza, y nada más.',
  'captcha.try.do': 'Preguntar al servicio',
  'captcha.outcome.works': 'Funciona',
  'captcha.outcome.works.say': 'El servicio conoce el secreto y rechazó una respuesta que nadie dio.',
  'captcha.outcome.refuses': 'Rechaza',
  'captcha.outcome.refuses.say':
    'El servicio rechazó una respuesta que nadie dio. Si conoce el secreto no lo dijo: responda usted una encuesta.',
  'captcha.outcome.key-refused': 'Claves no admitidas',
  'captcha.outcome.key-refused.say':
    'El servicio no admite el secreto o la clave del sitio, así que no entra nadie. Escriba ambos otra vez.',
  'captcha.outcome.lets-all-in': 'Deja entrar a todos',
  'captcha.outcome.lets-all-in.say':
    'El servicio dejó entrar una respuesta que nadie dio, así que no detiene a nadie. Las claves de prueba hacen eso: use las verdaderas.',
  'captcha.outcome.unclear': 'No se entiende',
  'captcha.outcome.unclear.say':
    'Lo que volvió no es como contesta un servicio así, de modo que no entra nadie. Mire si la dirección es correcta.',
  'captcha.answered': 'Contestó',
  'captcha.answered.status': 'HTTP {{status}}',
  'captcha.answered.true': 'success: sí',
  'captcha.answered.false': 'success: no',
  'captcha.answered.null': 'sin success, sí o no',
  'captcha.codes': 'Sus razones',
  'captcha.codes.none': 'no dio ninguna',
};
