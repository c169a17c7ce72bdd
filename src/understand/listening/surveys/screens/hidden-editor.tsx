import { Button, Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../../web/design.ts';
import type { SurveyDefinition } from '../definition.contract.ts';
import { codeShape } from '../logic.contract.ts';
import css from './builder.module.css';
import { useBuilder } from './builder-context.ts';
import { codesOf, freshCode } from './edit-survey.ts';
import { Pick } from './pick.tsx';

type Hidden = SurveyDefinition['hidden'][number];

/** What is known before the first question: order number, segment, shop. */
export function HiddenEditor() {
  const { t } = useTranslation();
  const { survey, change, mayWrite } = useBuilder();
  const put = (hidden: readonly Hidden[], what: string) =>
    change(`hidden ${what}`, (now) => ({ ...now, hidden: [...hidden] }));
  const set = (at: number, patch: Partial<Hidden>) =>
    put(
      survey.hidden.map((one, i) => (i === at ? { ...one, ...patch } : one)),
      `${at} ${Object.keys(patch).join()}`,
    );
  const read = (text: string, kind: Hidden['kind']): Hidden['default'] => {
    if (text === '') return undefined;
    if (kind === 'number') return Number.isFinite(Number(text)) ? Number(text) : undefined;
    return kind === 'boolean' ? text === 'true' : text;
  };
  return (
    <Panel title={t('surveys.hidden')} head="serif">
      <div className={css.form}>
        <p className={css.note}>{t('surveys.hidden.how')}</p>
        {survey.hidden.map((one, at) => (
          <div key={one.code} className={css.row}>
            <TextInput
              size="xs"
              label={t('surveys.code')}
              defaultValue={one.code}
              onBlur={(event) => {
                const code = event.currentTarget.value;
                if (codeShape.safeParse(code).success && !codesOf(survey).has(code)) set(at, { code });
              }}
            />
            <Pick
              label={t('surveys.hidden.kind')}
              value={one.kind}
              words={['text', 'number', 'boolean']}
              prefix="hiddenKind"
              onPick={(kind) => set(at, { kind: kind ?? 'text', default: undefined })}
            />
            <TextInput
              size="xs"
              label={t('surveys.hidden.default')}
              value={one.default === undefined ? '' : String(one.default)}
              onChange={(event) => set(at, { default: read(event.currentTarget.value, one.kind) })}
            />
            <Checkbox
              size="sm"
              label={t('surveys.hidden.fromLink')}
              checked={one.fromLink}
              onChange={(event) => set(at, { fromLink: event.currentTarget.checked })}
            />
            <Checkbox
              size="sm"
              label={t('surveys.q.personal')}
              checked={one.personal ?? false}
              onChange={(event) => set(at, { personal: event.currentTarget.checked || undefined })}
            />
            <Button
              variant="subtle"
              size="compact-xs"
              color="hurts"
              onClick={() => put(survey.hidden.toSpliced(at, 1), 'remove')}
            >
              {t('surveys.remove')}
            </Button>
          </div>
        ))}
        {mayWrite && (
          <div>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() =>
                put(
                  [...survey.hidden, { code: freshCode(survey, 'field'), kind: 'text', fromLink: true }],
                  'add',
                )
              }
            >
              {t('surveys.hidden.add')}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
