import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../../web/api.ts';
import { Panel, ProblemNote } from '../../../../web/design.ts';
import { keepContactRules } from '../contract.ts';
import type { ContactRules } from '../rules.contract.ts';
import css from './invitations.module.css';

const whole = (value: string | number, least = 1) => Math.max(least, Math.round(Number(value) || least));

/** The first bound on how often, and the first answer that hurts: what most companies need; further ones stay as they are. */
export function RulesForm(props: { rules: ContactRules; mayWrite: boolean; changed: string | undefined }) {
  const { t } = useTranslation();
  const keep = useDo(keepContactRules);
  const [rules, setRules] = useState(props.rules);
  const [bound] = rules.atMost;
  const { quarantine } = rules;
  const [answer] = quarantine?.answers ?? [];
  const setBound = (next: Partial<NonNullable<typeof bound>>) =>
    setRules({ ...rules, atMost: [{ times: 1, days: 30, ...bound, ...next }, ...rules.atMost.slice(1)] });
  const setQuarantine = (next: Partial<NonNullable<typeof quarantine>>) =>
    setRules({
      ...rules,
      quarantine: { days: 14, missedPromise: true, answers: [], ...quarantine, ...next },
    });
  const setAnswer = (next: Partial<NonNullable<typeof answer>>) => {
    const first = { metric: '', atMost: 6, ...answer, ...next };
    setQuarantine({ answers: [first, ...(quarantine?.answers.slice(1) ?? [])] });
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const answers = quarantine?.answers.filter(({ metric }) => metric.trim() !== '') ?? [];
    keep.mutate({ body: { ...rules, quarantine: quarantine === null ? null : { ...quarantine, answers } } });
  };
  const more = rules.atMost.length > 1 || (quarantine?.answers.length ?? 0) > 1;
  return (
    <Panel title={t('invitations.rules.title')} aside={props.changed}>
      <form onSubmit={save}>
        <fieldset disabled={!props.mayWrite} className={css.fields}>
          <Checkbox
            color="understand"
            label={t('invitations.rules.off')}
            checked={bound === undefined}
            onChange={(event) =>
              setRules({ ...rules, atMost: event.currentTarget.checked ? [] : [{ times: 1, days: 30 }] })
            }
          />
          {bound !== undefined && (
            <div className={css.pair}>
              <NumberInput
                label={t('invitations.rules.times')}
                min={1}
                max={100}
                value={bound.times}
                onChange={(value) => setBound({ times: whole(value) })}
              />
              <NumberInput
                label={t('invitations.rules.days')}
                min={1}
                max={3650}
                value={bound.days}
                onChange={(value) => setBound({ days: whole(value) })}
              />
            </div>
          )}
          <Checkbox
            color="understand"
            label={t('invitations.rules.quarantine')}
            checked={quarantine !== null}
            onChange={(event) =>
              event.currentTarget.checked ? setQuarantine({}) : setRules({ ...rules, quarantine: null })
            }
          />
          {quarantine !== null && (
            <>
              <div className={css.pair}>
                <NumberInput
                  label={t('invitations.rules.quarantine.days')}
                  min={1}
                  max={365}
                  value={quarantine.days}
                  onChange={(value) => setQuarantine({ days: whole(value) })}
                />
                <TextInput
                  label={t('invitations.rules.metric')}
                  maxLength={100}
                  value={answer?.metric ?? ''}
                  onChange={(event) => setAnswer({ metric: event.currentTarget.value })}
                />
                <NumberInput
                  label={t('invitations.rules.metric.atMost')}
                  disabled={(answer?.metric ?? '') === ''}
                  value={answer?.atMost ?? 6}
                  onChange={(value) => setAnswer({ atMost: Number(value) || 0 })}
                />
              </div>
              <Checkbox
                color="understand"
                label={t('invitations.rules.missed')}
                checked={quarantine.missedPromise}
                onChange={(event) => setQuarantine({ missedPromise: event.currentTarget.checked })}
              />
            </>
          )}
          {more && <p className={css.quiet}>{t('invitations.rules.more')}</p>}
          {keep.error !== null && <ProblemNote problem={keep.error} />}
          {props.mayWrite && (
            <div className={css.row}>
              <Button type="submit" loading={keep.isPending}>
                {t('invitations.rules.save')}
              </Button>
              <span role="status">{keep.isSuccess ? t('invitations.form.saved') : ''}</span>
            </div>
          )}
        </fieldset>
      </form>
    </Panel>
  );
}
