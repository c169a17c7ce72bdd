import { Button, CloseButton, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../web/design.ts';
import type { DraftClaim, Remark } from '../../contributions/claim.contract.ts';
import css from './claim-form.module.css';

type Row = NonNullable<DraftClaim['employees']>[number];

const none = /^\s*(?:none|ninguno|ninguna)\s*,?\s*(?:because|porque)\s*/i;

/** "none because …" is an answer; a blank is not. */
function effectOf(text: string): DraftClaim['suppliers'] {
  if (text.trim() === '') return undefined;
  const reason = text.replace(none, '');
  return none.test(text) && reason !== '' ? { noneBecause: reason } : { effect: text };
}

interface PeopleFieldsProps {
  readonly claim: DraftClaim;
  readonly change: (fields: DraftClaim) => void;
  readonly remarks: readonly Remark[];
}

/** The people who do the work, one row a function; then suppliers, investors, community. */
export function PeopleFields({ claim, change, remarks }: PeopleFieldsProps) {
  const { t } = useTranslation();
  const rows: readonly Row[] = claim.employees ?? [{ function: '', effect: '' }];
  const put = (at: number, row: Row) => change({ employees: rows.map((old, i) => (i === at ? row : old)) });
  const wrong = (field: string) => remarks.some((remark) => remark.field === field);
  const said = (who: 'suppliers' | 'investors' | 'community') => {
    const effect = claim[who];
    if (effect === undefined) return '';
    return 'effect' in effect ? effect.effect : t('contributions.noneBecause', { why: effect.noneBecause });
  };
  return (
    <Panel title={t('contributions.people')} head="quiet">
      {rows.map((row, i) => {
        const place = { n: i + 1 };
        return (
          // Rows have no identity of their own; their place is it.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <div key={i} className={css.people}>
            <TextInput
              aria-label={t('decisions.field.function', place)}
              placeholder={t('decisions.hint.function')}
              value={row.function}
              error={wrong(`employees.${i}.function`)}
              onChange={(event) => put(i, { ...row, function: event.currentTarget.value })}
            />
            <TextInput
              type="number"
              aria-label={t('decisions.field.people', place)}
              placeholder={t('decisions.hint.people')}
              value={row.people ?? ''}
              onChange={(event) => {
                const { people: _, ...rest } = row;
                const many = Math.round(Number(event.currentTarget.value));
                put(i, many > 0 ? { ...rest, people: many } : rest);
              }}
            />
            <TextInput
              aria-label={t('decisions.field.effect', place)}
              placeholder={t('decisions.hint.effect')}
              value={row.effect}
              error={wrong(`employees.${i}.effect`)}
              onChange={(event) => put(i, { ...row, effect: event.currentTarget.value })}
            />
            {rows.length > 1 && (
              <CloseButton
                aria-label={t('decisions.removeRow', place)}
                onClick={() => change({ employees: rows.filter((_, at) => at !== i) })}
              />
            )}
          </div>
        );
      })}
      <Button
        variant="subtle"
        color="understand"
        size="compact-sm"
        mb={8}
        onClick={() => change({ employees: [...rows, { function: '', effect: '' }] })}
      >
        {t('decisions.addFunction')}
      </Button>
      {(['suppliers', 'investors', 'community'] as const).map((who) => (
        <div key={who} className={css.other}>
          <label htmlFor={`effect-${who}`}>{t(`contributions.${who}`)}</label>
          <TextInput
            id={`effect-${who}`}
            placeholder={t('decisions.hint.other')}
            defaultValue={said(who)}
            error={wrong(who)}
            onChange={(event) => change({ [who]: effectOf(event.currentTarget.value) })}
          />
        </div>
      ))}
    </Panel>
  );
}
