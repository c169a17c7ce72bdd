import type { Question } from '../../question.contract.ts';
import { Codes } from '../collect.ts';
import { entriesAt, listAt, numberIn, textAt } from '../given.ts';
import type { Ref } from './refs.ts';

/** The order that a question's author gave to its choices; those that the order forgets come last. */
export function inOrder(payload: unknown, members: 'Choices' | 'Answers'): [string, unknown][] {
  const entries = entriesAt(payload, members);
  const order = listAt(payload, members === 'Choices' ? 'ChoiceOrder' : 'AnswerOrder').map(String);
  const place = new Map(order.map((id, n) => [id, n]));
  return entries.toSorted(([a], [b]) => (place.get(a) ?? 9999) - (place.get(b) ?? 9999));
}

const matrices = new Set(['SingleAnswer', 'MultipleAnswer', 'DL', 'DragAndDrop', 'SACOL', 'MACOL', '']);

/** Which of Sirius' types a question becomes; null: none. */
export function typeOf(payload: unknown): Question['type'] | 'sliders' | 'columns' | 'form' | null {
  const selector = textAt(payload, 'Selector');
  const sub = textAt(payload, 'SubSelector');
  const content = textAt(payload, 'Validation', 'Settings', 'ContentType');
  switch (textAt(payload, 'QuestionType')) {
    case 'MC':
      if (selector === 'NPS') return 'nps';
      if (selector === 'DL') return 'dropdown';
      return /^MA|^MSB/.test(selector) ? 'multiple' : 'single';
    case 'Matrix':
      if (['Likert', 'Bipolar', 'Profile', 'MaxDiff'].includes(selector) && matrices.has(sub))
        return 'matrix';
      if (selector === 'TE') return 'form';
      return selector === 'CS' || selector === 'RO' ? null : 'matrix';
    case 'TE':
      if (selector === 'FORM') return 'contact';
      if (content === 'ValidNumber') return 'number';
      return content === 'ValidDate' ? 'date' : 'text';
    case 'RO':
      return 'ranking';
    case 'CS':
      return 'constant-sum';
    case 'Slider':
      return 'sliders';
    case 'DB':
      return 'statement';
    case 'SBS':
      return 'columns';
    case 'FileUpload':
    case 'Signature':
    case 'Draw':
      return 'file';
    default:
      return null;
  }
}

/**
 * Gives every question of the survey its code and each of its choices theirs, before any logic is read: logic may speak
 * of questions further on.
 */
export function numberQuestions(payloads: ReadonlyMap<string, Record<string, unknown>>): Map<string, Ref> {
  const codes = new Codes();
  const refs = new Map<string, Ref>();
  for (const [id, payload] of payloads) {
    const tag = textAt(payload, 'DataExportTag');
    const type = typeOf(payload) ?? 'statement';
    const several = type === 'sliders' || type === 'columns';
    const code = several ? codes.take(`${tag || id}_intro`, id) : codes.take(tag || id, id);
    const choices = new Map<string, string>();
    const columns = new Map<string, string>();
    const points = new Map<string, number>();
    const parts = new Map<string, string>();
    inOrder(payload, 'Choices').forEach(([choice, given], n) => {
      if (type === 'nps') points.set(choice, numberIn(textAt(given, 'Display')) ?? n);
      else if (type === 'sliders') parts.set(choice, codes.take(`${tag || id}_${choice}`, `${id}_${choice}`));
      else choices.set(choice, choice);
    });
    for (const [column] of inOrder(payload, 'Answers')) columns.set(column, column);
    if (type === 'columns') {
      for (const [part, sub] of entriesAt(payload, 'AdditionalQuestions')) {
        const partCode = codes.take(textAt(sub, 'DataExportTag') || `${tag}_${part}`, `${id}_${part}`);
        parts.set(part, partCode);
        refs.set(`${id}#${part}`, {
          id: `${id}#${part}`,
          code: partCode,
          type: 'matrix',
          choices,
          columns: new Map(entriesAt(sub, 'Answers').map(([column]) => [column, column])),
          points: new Map(),
          parts: new Map(),
        });
      }
    }
    refs.set(id, {
      id,
      code,
      type:
        type === 'sliders' ? 'slider' : type === 'columns' ? 'statement' : type === 'form' ? 'contact' : type,
      choices,
      columns,
      points,
      parts,
    });
  }
  return refs;
}
