import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Flow, type Page, pagesOf, partsOf } from '../definition.contract.ts';
import css from './builder.module.css';
import { useBuilder } from './builder-context.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { changePage, changePart, freshCode, movePlace, removePlace } from './edit-survey.ts';
import { NumberField } from './number-field.tsx';
import { textIn } from './survey-text.ts';
import { TextsField } from './text-field.tsx';

/** Moving and removing what holds questions. */
function PlaceButtons({ code, removable }: { code: string; removable: boolean }) {
  const { t } = useTranslation();
  const { change, select, mayWrite } = useBuilder();
  if (!mayWrite) return null;
  return (
    <div className={css.buttons}>
      <Button
        variant="default"
        size="compact-xs"
        onClick={() => change(`move ${code}`, (now) => movePlace(now, code, -1))}
      >
        {t('surveys.up')}
      </Button>
      <Button
        variant="default"
        size="compact-xs"
        onClick={() => change(`move ${code}`, (now) => movePlace(now, code, 1))}
      >
        {t('surveys.down')}
      </Button>
      {removable && (
        <Button
          variant="default"
          size="compact-xs"
          color="hurts"
          onClick={() => {
            change(`remove ${code}`, (now) => removePlace(now, code));
            select(null);
          }}
        >
          {t('surveys.remove')}
        </Button>
      )}
    </div>
  );
}

/** A page: its title, when it is shown, in which order. */
export function PageForm({ code }: { code: string }) {
  const { t } = useTranslation();
  const { survey, change, select } = useBuilder();
  const page = pagesOf(survey.flow).find((one) => one.code === code);
  if (page === undefined) return null;
  const set = (patch: Partial<Page>) =>
    change(`page ${code} ${Object.keys(patch).join()}`, (now) =>
      changePage(now, code, (one) => [{ ...one, ...patch }]),
    );
  const addPage = () => {
    const fresh = freshCode(survey, 'page');
    change(`add ${fresh}`, (now) => changePage(now, code, (one) => [one, { code: fresh, questions: [] }]));
    select({ kind: 'page', code: fresh });
  };
  return (
    <div className={css.form}>
      <div className={css.bar}>
        <p className={css.state}>{t('surveys.page')}</p>
        <PlaceButtons code={code} removable />
      </div>
      <TextsField label={t('surveys.page.title')} texts={page.title} onTexts={(title) => set({ title })} />
      <Checkbox
        size="sm"
        label={t('surveys.page.shuffle')}
        checked={page.shuffle ?? false}
        onChange={(event) => set({ shuffle: event.currentTarget.checked || undefined })}
      />
      <ConditionEditor
        label={t('surveys.page.when')}
        condition={page.when}
        onCondition={(when) => set({ when })}
      />
      <div>
        <Button variant="default" size="compact-sm" onClick={addPage}>
          {t('surveys.page.add')}
        </Button>
      </div>
    </div>
  );
}

/** A block, branch, random part or ending. */
export function PartForm({ code }: { code: string }) {
  const { t } = useTranslation();
  const { survey, change, language } = useBuilder();
  const part = partsOf(survey.flow).find((one) => one.code === code);
  if (part === undefined) return null;
  const set = (patch: object) =>
    change(`part ${code} ${Object.keys(patch).join()}`, (now) =>
      changePart(now, code, (one) => [{ ...one, ...patch } as Flow]),
    );
  const block = (): Flow => {
    const fresh = freshCode(survey, 'block');
    return { kind: 'block', code: fresh, pages: [{ code: `${fresh}_p1`, questions: [] }] };
  };
  const when = 'when' in part ? part.when : undefined;
  const { kind } = part;
  return (
    <div className={css.form}>
      <div className={css.bar}>
        <p className={css.state}>{t(`surveys.part.${kind}`)}</p>
        <PlaceButtons code={code} removable={survey.flow.length > 1 || survey.flow[0]?.code !== code} />
      </div>
      <p className={css.note}>{t(`surveys.part.${kind}.how`)}</p>
      {part.kind === 'block' && (
        <>
          <TextsField
            label={t('surveys.block.title')}
            texts={part.title}
            onTexts={(title) => set({ title })}
          />
          <Pages part={part} set={set} />
        </>
      )}
      {part.kind === 'shuffle' && (
        <NumberField
          label={t('surveys.shuffle.show', { of: part.flow.length })}
          value={part.show}
          onNumber={(show) => set({ show: show === undefined ? undefined : Math.max(1, show) })}
        />
      )}
      {part.kind === 'finish' && (
        <NativeSelect
          size="sm"
          label={t('surveys.finish.end')}
          value={part.end}
          data={survey.ends.map((end) => ({
            value: end.code,
            label: textIn(end.title, language) || end.code,
          }))}
          onChange={(event) => set({ end: event.currentTarget.value })}
        />
      )}
      {kind !== 'shuffle' && (
        <ConditionEditor
          label={t(`surveys.${kind}.when`)}
          condition={when}
          onCondition={(to) => (kind === 'branch' && to === undefined ? undefined : set({ when: to }))}
        />
      )}
      {(part.kind === 'branch' || part.kind === 'shuffle') && (
        <div className={css.buttons}>
          <Button variant="default" size="compact-sm" onClick={() => set({ flow: [...part.flow, block()] })}>
            {t('surveys.part.addInside')}
          </Button>
          {part.kind === 'branch' && (
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => set({ otherwise: [...(part.otherwise ?? []), block()] })}
            >
              {t('surveys.part.addOtherwise')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function Pages({ part, set }: { part: Flow & { kind: 'block' }; set: (patch: object) => void }) {
  const { t } = useTranslation();
  const { survey } = useBuilder();
  return (
    <div>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => set({ pages: [...part.pages, { code: freshCode(survey, 'page'), questions: [] }] })}
      >
        {t('surveys.page.add')}
      </Button>
    </div>
  );
}
