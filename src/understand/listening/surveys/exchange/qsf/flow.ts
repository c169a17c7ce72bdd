import type { Flow, Page } from '../../definition.contract.ts';
import type { Question } from '../../question.contract.ts';
import { Codes } from '../collect.ts';
import { at, entriesAt, isObject, listAt, numberAt, textAt } from '../given.ts';
import { plainText } from '../plain-text.ts';
import type { Elements } from './gather.ts';
import { readExpression, readLogic } from './logic.ts';
import { type Reading, readQuestion } from './questions.ts';
import type { Ref } from './refs.ts';

type Skip = NonNullable<Question['skips']>[number];

/** Ends that the flow itself names, beside the usual one. */
export interface FlowEnd {
  readonly code: string;
  readonly kind: 'thanks' | 'screened-out';
  readonly text: string;
}

/** Reads the survey flow into ours: blocks with their pages, branches, random parts, ends. */
export class FlowReader {
  readonly #elements: Elements;
  readonly #reading: Reading;
  readonly #refs: ReadonlyMap<string, Ref>;
  readonly #parts = new Codes();
  readonly #pages = new Codes();
  readonly #ends = new Codes();
  readonly #used = new Set<string>();
  readonly ends: FlowEnd[] = [];

  constructor(elements: Elements, reading: Reading) {
    this.#elements = elements;
    this.#reading = reading;
    this.#refs = reading.known.refs;
    for (const own of ['thanks', 'over_quota']) this.#ends.take(own, own);
  }

  /** The whole flow; without one the blocks in their order. */
  read(): Flow[] {
    const flow = listAt(this.#elements.flow, 'Flow');
    if (flow.length > 0) return flow.flatMap((element) => this.#element(element, 0));
    return [...this.#elements.blocks.keys()].flatMap((id) => this.#block(id, 'survey'));
  }

  #element(element: unknown, depth: number): Flow[] {
    const type = textAt(element, 'Type');
    const id = textAt(element, 'FlowID');
    const where = `flow ${id || type}`;
    const { known, collect } = this.#reading;
    const inner = () =>
      depth > 20 ? [] : listAt(element, 'Flow').flatMap((child) => this.#element(child, depth + 1));
    switch (type) {
      case 'Block':
      case 'Standard':
      case 'DefaultBlock':
        return this.#block(textAt(element, 'ID'), where);
      case 'Root':
        return inner();
      case 'Group':
        return inner();
      case 'Branch': {
        const when = readLogic(at(element, 'BranchLogic'), where, known, collect);
        const flow = inner();
        if (flow.length === 0) return [];
        return when === null ? flow : [{ kind: 'branch', code: this.#parts.take(id, 'branch'), when, flow }];
      }
      case 'BlockRandomizer': {
        const flow = inner();
        if (flow.length === 0) return [];
        if (at(element, 'EvenPresentation') === true) {
          collect.tell('approximated', 'even-presentation', where, textAt(element, 'Description') || id);
        }
        const show = numberAt(element, 'SubSet');
        collect.tell('mapped', 'shuffle', where, `${flow.length} parts`);
        return [
          {
            kind: 'shuffle',
            code: this.#parts.take(id, 'shuffle'),
            flow,
            ...(show === null || show < 1 || show >= flow.length ? {} : { show: Math.floor(show) }),
          },
        ];
      }
      case 'EndSurvey': {
        const screened = /screen|disqual/i.test(JSON.stringify(at(element, 'Options') ?? ''));
        const code = this.#ends.take(id === '' ? 'end' : `end_${id}`, 'end');
        this.ends.push({
          code,
          kind: screened ? 'screened-out' : 'thanks',
          text: plainText(textAt(element, 'Options', 'EOSMessage') || textAt(element, 'EndingType')),
        });
        collect.tell('mapped', 'end', where, textAt(element, 'EndingType'));
        return [{ kind: 'finish', code: this.#parts.take(id, 'finish'), end: code }];
      }
      case 'EmbeddedData':
        return [];
      case 'WebService':
        collect.keep(
          'web-service',
          where,
          JSON.stringify({
            url: textAt(element, 'URL'),
            asks: at(element, 'RequestParams'),
            sets: at(element, 'ResponseMap'),
          }),
        );
        return [];
      default:
        collect.keep('flow-element', where, `${type} ${textAt(element, 'Description')}`.trim());
        return inner();
    }
  }

  #block(id: string, where: string): Flow[] {
    const { collect, words } = this.#reading;
    const block = this.#elements.blocks.get(id);
    const title = textAt(block, 'Description');
    if (block === undefined) {
      collect.tell('dropped', 'flow-element', where, `block ${id}`);
      return [];
    }
    if (this.#used.has(id)) {
      collect.keep('block-again', where, title || id);
      return [];
    }
    this.#used.add(id);
    const code = this.#parts.take(title || id, 'block');
    const random = textAt(block, 'Options', 'RandomizeQuestions');
    const shuffle = random !== '' && random !== 'false';
    if (
      isObject(at(block, 'Options', 'LoopingOptions')) ||
      /^(?:Static|Question)$/.test(textAt(block, 'Options', 'Looping'))
    ) {
      collect.keep('loop', title, JSON.stringify(at(block, 'Options', 'LoopingOptions') ?? {}));
    }
    const pages: Page[] = [];
    let questions: Question[] = [];
    const close = () => {
      if (questions.length > 0) {
        pages.push({
          code: this.#pages.take(`${code}_page`, 'page'),
          questions,
          ...(shuffle ? { shuffle: true } : {}),
        });
      }
      questions = [];
    };
    const elements = listAt(block, 'BlockElements');
    for (const [n, element] of elements.entries()) {
      if (textAt(element, 'Type') === 'Page Break') {
        close();
        continue;
      }
      const question = textAt(element, 'QuestionID');
      const ref = this.#refs.get(question);
      const payload = this.#elements.questions.get(question);
      if (ref === undefined || payload === undefined || this.#used.has(question)) continue;
      this.#used.add(question);
      const read = readQuestion(payload, ref, this.#reading);
      const later = new Set(elements.slice(n + 1).map((one) => textAt(one, 'QuestionID')));
      const skips = this.#skips(element, textAt(payload, 'DataExportTag') || question, later);
      const last = read.at(-1);
      if (last !== undefined && skips.length > 0) read[read.length - 1] = { ...last, skips };
      questions.push(...read);
      // A skip leaves the page, there and here.
      if (skips.length > 0 || questions.length >= 400) close();
    }
    close();
    if (shuffle && pages.length > 1) collect.tell('approximated', 'random-order-of-pages', title, random);
    collect.tell('mapped', 'block', where, title);
    return [{ kind: 'block', code, origin: id.slice(0, 500), title: words.only(title, title), pages }];
  }

  #skips(element: unknown, where: string, later: ReadonlySet<string>): Skip[] {
    const { known, collect } = this.#reading;
    return entriesAt(element, 'SkipLogic').flatMap(([, skip]): Skip[] => {
      const when = readExpression(skip, `${where}, skip`, known, collect);
      const to = textAt(skip, 'SkipToDestination');
      if (to === 'ENDOFBLOCK') return [{ when, to: 'end-of-block' }];
      if (to === 'ENDOFSURVEY') return [{ when, to: 'end', code: 'thanks' }];
      const target = this.#refs.get(to);
      if (target !== undefined && later.has(to)) return [{ when, to: 'question', code: target.code }];
      collect.keep('flow-element', `${where}, skip`, plainText(textAt(skip, 'Description')) || to);
      return [];
    });
  }
}
