import type { PhraseBook } from '../../../../../web/said/say-in.ts';

/** Las frases del servidor sobre importar y exportar encuestas, en español; la clave es la frase inglesa con sus huecos. */
export const saidInSpanish: PhraseBook = {
  'Sirius cannot hold this survey: {0} {1}': 'Sirius no puede guardar esta encuesta: {0} {1}',
  'Take this part out in the other tool, and export it once more.':
    'Quite esta parte en la otra herramienta y vuelva a exportarla.',
  'The file is cut off or damaged: it is no whole JSON document.':
    'El archivo está cortado o dañado: no es un documento JSON completo.',
  'The file is cut off or damaged: it is no whole XML document.':
    'El archivo está cortado o dañado: no es un documento XML completo.',
  'Correct it in the file, and hand the file in once more.': 'Corríjalo en el archivo y vuelva a entregarlo.',
  'Export it once more, and hand in the new file.': 'Vuelva a exportarlo y entregue el archivo nuevo.',
  'The file nests deeper than any survey does (200 levels); it was not read.':
    'El archivo anida más que cualquier encuesta (200 niveles); no se leyó.',
  'The file declares entities of its own, as no survey export does; it was not read.':
    'El archivo declara entidades propias, como no lo hace ninguna exportación de encuestas; no se leyó.',
  'The file nests deeper than any survey export does; it was not read.':
    'El archivo anida más que cualquier exportación de encuestas; no se leyó.',
  'The file holds more rows than any survey does; it was not read.':
    'El archivo tiene más filas que cualquier encuesta; no se leyó.',
  'A text in the file is longer than 2,000,000 characters; it was not read.':
    'Un texto del archivo tiene más de 2 000 000 de caracteres; no se leyó.',
  'This is a survey of {0}, but no question stands in it.':
    'Esta es una encuesta de {0}, pero no contiene ninguna pregunta.',
  'Export the survey once more with its questions, and hand in the new file.':
    'Exporte la encuesta otra vez con sus preguntas y entregue el archivo nuevo.',
  'This is a survey of {0}, but none of its questions can be asked here (left out: {1}).':
    'Esta es una encuesta de {0}, pero ninguna de sus preguntas se puede hacer aquí (omitidas: {1}).',
  'Write it anew from a template, or hand in another survey.':
    'Escríbala de nuevo desde una plantilla o entregue otra encuesta.',
  'This is no survey that Sirius can read.': 'Esta no es una encuesta que Sirius pueda leer.',
  'Hand in a Qualtrics QSF, a LimeSurvey .lss or .lsa, a SurveyJS or Formbricks JSON, or a survey exported from Sirius.':
    'Entregue un QSF de Qualtrics, un .lss o .lsa de LimeSurvey, un JSON de SurveyJS o Formbricks, o una encuesta exportada de Sirius.',
  'The archive is cut off or damaged.': 'El archivo comprimido está cortado o dañado.',
  'The archive unpacks to far more than any survey holds; it was not read.':
    'El archivo comprimido se expande a mucho más de lo que ocupa una encuesta; no se leyó.',
  'The archive is locked with a password.': 'El archivo comprimido está protegido con contraseña.',
  'Hand in one without.': 'Entregue uno sin ella.',
  'The file is larger than {0} MB.': 'El archivo ocupa más de {0} MB.',
  'No file came with the call.': 'La llamada no traía ningún archivo.',
  'This survey was not brought in from another tool.': 'Esta encuesta no se trajo de otra herramienta.',
  'The table ends in the middle of a quoted cell: the file is cut off.':
    'La tabla termina en medio de una celda entre comillas: el archivo está cortado.',
  'A cell of the table is longer than 1,000,000 characters; it was not read.':
    'Una celda de la tabla tiene más de 1 000 000 de caracteres; no se leyó.',
  'The table has more than 20,000 columns; it was not read.':
    'La tabla tiene más de 20 000 columnas; no se leyó.',
  'The table has more than 1,000,000 rows; it was not read.':
    'La tabla tiene más de 1 000 000 de filas; no se leyó.',
  'The table has more than 50,000,000 cells; it was not read.':
    'La tabla tiene más de 50 000 000 de celdas; no se leyó.',
  'This is no table of answers: it has fewer than two columns.':
    'Esto no es una tabla de respuestas: tiene menos de dos columnas.',
  'The file holds no answers of LimeSurvey.': 'El archivo no contiene respuestas de LimeSurvey.',
  'This is no list of answers: each must be an object with the names of questions.':
    'Esto no es una lista de respuestas: cada una debe ser un objeto con los nombres de las preguntas.',
  'The archive holds no answers.': 'El archivo comprimido no contiene respuestas.',
  'The SPSS file is cut off or damaged.': 'El archivo de SPSS está cortado o dañado.',
  'Save it once more in SPSS, and hand in the new file.':
    'Guárdelo de nuevo en SPSS y entregue el archivo nuevo.',
  'The SPSS file holds more than 20,000,000 values; it was not read.':
    'El archivo de SPSS tiene más de 20 000 000 de valores; no se leyó.',
  'The SPSS file unpacks to far more than it says; it was not read.':
    'El archivo de SPSS se expande a mucho más de lo que dice; no se leyó.',
  "Only {0} of the survey's {1} questions and {2} of the file's {3} answer columns fit together: the file seems to belong to another survey.":
    'Solo encajan {0} de las {1} preguntas de la encuesta y {2} de las {3} columnas de respuestas del archivo: parece de otra encuesta.',
  'Choose the survey it belongs to, or say that it shall be taken anyway.':
    'Elija la encuesta a la que pertenece o indique que se tome de todos modos.',
  'This survey takes no answers: it is not published, or closed.':
    'Esta encuesta no acepta respuestas: no está publicada o está cerrada.',
  'Publish or reopen it, then hand in the file again.':
    'Publíquela o vuelva a abrirla y entregue el archivo otra vez.',
  'Only {0} people answered this anonymous survey; its answers go out from {1} on.':
    'Solo {0} personas respondieron a esta encuesta anónima; sus respuestas se exportan a partir de {1}.',
  'Wait for more answers; below that, single people could be recognised.':
    'Espere a que haya más respuestas; con menos, se podría reconocer a personas concretas.',
};
