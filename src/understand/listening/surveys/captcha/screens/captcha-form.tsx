import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../../../web/api.ts';
import { Panel, ProblemNote } from '../../../../../web/design.ts';
import { useFormat } from '../../../../../web/format.ts';
import { dropCaptcha, keepCaptcha, type SeenCaptcha } from '../contract.ts';
import css from './captcha.module.css';
import { draftOf, isSameService, type OtherField, type ServiceDraft, serviceOf } from './draft-service.ts';

const kinds = ['built-in', 'turnstile', 'hcaptcha', 'other'] as const;

/** Which check is used, and the keys of a service; its secret is typed here and never shown again. */
export function CaptchaForm({ seen, mayWrite }: { seen: SeenCaptcha; mayWrite: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const keep = useDo(keepCaptcha);
  const drop = useDo(dropCaptcha);
  const [draft, setDraft] = useState<ServiceDraft>(() => draftOf(seen.service));
  const [secret, setSecret] = useState('');
  const change = (next: Partial<ServiceDraft>) => setDraft((before) => ({ ...before, ...next }));
  const service = serviceOf(draft);
  const isSame = isSameService(draft, seen.service);
  const held = isSame ? seen.secret : seen.secret === 'none' ? 'none' : 'elsewhere';
  const text = (field: OtherField | 'siteKey', maxLength: number) => ({
    required: true,
    label: t(`captcha.${field}`),
    autoComplete: 'off',
    spellCheck: false,
    maxLength,
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (service === null) drop.mutate({});
    else keep.mutate({ body: { service, ...(secret === '' ? {} : { secret }) } });
  };
  const problem = service === null ? drop.error : keep.error;
  const changed =
    seen.changedAt === null
      ? undefined
      : t('captcha.changed', { by: seen.changedBy ?? '', at: format.moment(seen.changedAt) });
  return (
    <Panel title={t('captcha.form')} aside={changed}>
      <form onSubmit={save}>
        {!mayWrite && <p className={css.quiet}>{t('captcha.read-only')}</p>}
        <fieldset disabled={!mayWrite} className={css.form}>
          <NativeSelect
            label={t('captcha.kind')}
            data={kinds.map((value) => ({ value, label: t(`captcha.kind.${value}`) }))}
            value={draft.kind}
            onChange={(event) => {
              const to = event.currentTarget.value;
              change({ kind: kinds.find((kind) => kind === to) ?? 'built-in' });
            }}
          />
          <p className={css.quiet}>{t(service === null ? 'captcha.built-in.say' : 'captcha.sees')}</p>
          {service !== null && (
            <div className={css.pair}>
              <TextInput {...text('siteKey', 200)} />
              <PasswordInput
                required={held === 'none' || held === 'elsewhere' || held === 'lost'}
                label={t('captcha.secret')}
                description={t(`captcha.secret.${held}`)}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                autoComplete="new-password"
                maxLength={500}
                value={secret}
                onChange={(event) => setSecret(event.currentTarget.value)}
              />
            </div>
          )}
          {draft.kind === 'other' && (
            <>
              <TextInput {...text('script', 300)} type="url" placeholder="https://captcha.example/api.js" />
              <div className={css.pair}>
                <TextInput {...text('widget', 61)} />
                <TextInput {...text('field', 61)} />
              </div>
              <div className={css.pair}>
                <TextInput
                  {...text('verify', 300)}
                  type="url"
                  description={t('captcha.verify.say')}
                  inputWrapperOrder={['label', 'input', 'description', 'error']}
                  placeholder="https://captcha.example/siteverify"
                />
                <TextInput {...text('sends', 61)} />
              </div>
            </>
          )}
          {problem !== null && <ProblemNote problem={problem} />}
          {mayWrite && (
            <div className={css.row}>
              <Button type="submit" loading={keep.isPending || drop.isPending}>
                {t('captcha.save')}
              </Button>
              <span role="status">{keep.isSuccess || drop.isSuccess ? t('captcha.saved') : ''}</span>
            </div>
          )}
        </fieldset>
      </form>
    </Panel>
  );
}
