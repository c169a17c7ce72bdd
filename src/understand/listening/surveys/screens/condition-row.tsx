import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Condition, comparisons } from '../logic.contract.ts';
import css from './builder.module.css';
import { useBuilder } from './builder-context.ts';
import { choicesOfQuestion, type Option, rowsOfQuestion, useSources } from './sources.ts';
import { ValueEditor } from './value-editor.tsx';

type Leaf = Exclude<Condition, { is: 'all' | 'any' } | { is: 'not' }>;

const choosing = ['selected', 'not-selected'] as const;
const showing = ['shown', 'not-shown'] as const;
const answering = ['answered', 'not-answered'] as const;

const isOne = <List extends readonly string[]>(list: List, is: string): is is List[number] =>
  list.includes(is);

/** The same subject asked another way, as far as there is one. */
function asked(
  leaf: Leaf,
  is: string,
  questions: readonly Option[],
  firstChoice: (code: string) => string,
): Leaf {
  const question =
    'question' in leaf
      ? leaf.question
      : 'left' in leaf && leaf.left.get === 'answer'
        ? leaf.left.question
        : 'value' in leaf && leaf.value.get === 'answer'
          ? leaf.value.question
          : (questions[0]?.value ?? '');
  const value =
    'left' in leaf ? leaf.left : 'value' in leaf ? leaf.value : ({ get: 'answer', question } as const);
  if (isOne(choosing, is)) {
    return {
      is,
      question,
      choice: 'choice' in leaf && leaf.choice !== undefined ? leaf.choice : firstChoice(question),
    };
  }
  if (isOne(showing, is)) return { is, question };
  if (isOne(answering, is)) return { is, value };
  if (isOne(comparisons, is)) {
    return { is, left: value, right: 'right' in leaf ? leaf.right : { get: 'literal', value: 0 } };
  }
  return leaf;
}

/** One condition that is no group: who is asked about, how, and with what it is compared. */
export function ConditionRow({
  condition,
  onCondition,
}: {
  condition: Leaf;
  onCondition: (condition: Condition) => void;
}) {
  const { t } = useTranslation();
  const { survey, language } = useBuilder();
  const { questions, choosing: withChoices } = useSources();
  const how = (
    <NativeSelect
      size="xs"
      aria-label={t('surveys.condition.how')}
      value={condition.is}
      data={[
        ...(withChoices.length > 0 ? choosing : []),
        ...(questions.length > 0 ? [...answering, ...showing] : []),
        ...comparisons,
        ...(condition.is === 'untranslated' ? (['untranslated'] as const) : []),
      ].map((is) => ({ value: is, label: t(`surveys.is.${is}`) }))}
      onChange={(event) =>
        onCondition(
          asked(
            condition,
            event.currentTarget.value,
            isOne(choosing, event.currentTarget.value) ? withChoices : questions,
            (code) => choicesOfQuestion(survey, code, language)[0]?.value ?? '',
          ),
        )
      }
    />
  );
  if (condition.is === 'untranslated') {
    return (
      <div className={css.row}>
        <code>{condition.text}</code>
        {how}
      </div>
    );
  }
  if ('left' in condition) {
    return (
      <div className={css.row}>
        <ValueEditor
          label={t('surveys.condition.left')}
          value={condition.left}
          onValue={(left) => onCondition({ ...condition, left })}
        />
        {how}
        <ValueEditor
          label={t('surveys.condition.right')}
          value={condition.right}
          onValue={(right) => onCondition({ ...condition, right })}
        />
      </div>
    );
  }
  if ('value' in condition) {
    return (
      <div className={css.row}>
        <ValueEditor
          label={t('surveys.condition.left')}
          value={condition.value}
          onValue={(value) => onCondition({ ...condition, value })}
        />
        {how}
      </div>
    );
  }
  const isChoosing = condition.is === 'selected' || condition.is === 'not-selected';
  const choices = choicesOfQuestion(survey, condition.question, language);
  const rows = rowsOfQuestion(survey, condition.question, language);
  return (
    <div className={css.row}>
      <NativeSelect
        size="xs"
        className={css.grow ?? ''}
        label={t('surveys.condition.left')}
        value={condition.question}
        data={isChoosing ? withChoices : questions}
        onChange={(event) => {
          const question = event.currentTarget.value;
          const choice = choicesOfQuestion(survey, question, language)[0]?.value ?? '';
          onCondition(
            condition.is === 'selected' || condition.is === 'not-selected'
              ? { is: condition.is, question, choice }
              : { is: condition.is, question },
          );
        }}
      />
      {how}
      <NativeSelect
        size="xs"
        className={css.grow ?? ''}
        aria-label={t('surveys.condition.choice')}
        value={condition.choice ?? ''}
        data={[...(isChoosing ? [] : [{ value: '', label: t('surveys.value.whole') }]), ...choices]}
        onChange={(event) => {
          const choice = event.currentTarget.value;
          if (condition.is === 'selected' || condition.is === 'not-selected') {
            onCondition({ ...condition, choice } as Condition);
          } else onCondition({ ...condition, choice: choice || undefined } as Condition);
        }}
      />
      {isChoosing && rows.length > 0 && 'row' in condition && (
        <NativeSelect
          size="xs"
          aria-label={t('surveys.condition.row')}
          value={condition.row ?? ''}
          data={[{ value: '', label: t('surveys.condition.anyRow') }, ...rows]}
          onChange={(event) => onCondition({ ...condition, row: event.currentTarget.value || undefined })}
        />
      )}
    </div>
  );
}
