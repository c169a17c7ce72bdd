import { Button, NativeSelect, NumberInput, PasswordInput, Radio, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../web/api.ts';
import { Panel, ProblemNote } from '../../../web/design.ts';
import { type Representation, type Tier, tiers, tryRepresentation } from '../representation.contract.ts';
import css from './desk.module.css';

const blank = {
  url: '',
  model: '',
  dimensions: 768,
  purpose: '',
  legalBasis: '',
  key: '',
  monthlyCharacters: 50_000_000,
};
type Address = typeof blank;
type Texts = 'url' | 'model' | 'purpose' | 'legalBasis';

/** "en, es" as codes; nothing = every language. */
const languagesOf = (text: string) => {
  const codes = text
    .split(/[\s,;]+/)
    .map((code) => code.toLowerCase())
    .filter((code) => code !== '');
  return codes.length === 0 ? ('all' as const) : codes;
};

/** Another choice: worked out beside what counts, so that nothing changes by choosing. */
export function TierForm({ now }: { now: Representation }) {
  const { t } = useTranslation();
  const attempt = useDo(tryRepresentation);
  const [tier, setTier] = useState<Tier>(
    now.settings.tier === 'light' && now.fullIsInstalled ? 'full' : 'light',
  );
  const [folder, setFolder] = useState(now.folders[0] ?? '');
  const [languages, setLanguages] = useState('');
  const [address, setAddress] = useState<Address>(() =>
    now.settings.tier === 'url' ? { ...blank, ...now.settings } : blank,
  );
  const change = (next: Partial<Address>) => setAddress((before) => ({ ...before, ...next }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { key, url, model, dimensions, purpose, legalBasis, monthlyCharacters } = address;
    const spoken = languagesOf(languages);
    const settings = {
      light: { tier: 'light' as const },
      full: { tier: 'full' as const },
      folder: { tier: 'folder' as const, folder, languages: spoken },
      url: {
        ...{ tier: 'url' as const, url, model, dimensions, purpose, legalBasis, monthlyCharacters },
        languages: spoken,
        ...(key === '' ? {} : { key }),
      },
    }[tier];
    attempt.mutate({ body: { settings } });
  };
  const text = (field: Texts, most: number) => ({
    required: true,
    label: t(`meaning.tier.form.${field}`),
    maxLength: most,
    value: address[field],
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  });
  const can: Readonly<Record<Tier, boolean>> = {
    light: true,
    full: now.fullIsInstalled,
    folder: now.folders.length > 0,
    url: now.addressAllowed,
  };
  return (
    <Panel title={t('meaning.tier.form')}>
      <form className={css.form} onSubmit={submit}>
        <Radio.Group
          label={t('meaning.tier.form.tier')}
          value={tier}
          onChange={(value) => setTier(tiers.find((each) => each === value) ?? 'light')}
        >
          <div className={css.tiers}>
            {tiers.map((each) => (
              <Radio
                key={each}
                color="understand"
                value={each}
                label={t(`meaning.tier.${each}`)}
                description={t(can[each] ? `meaning.tier.${each}.say` : `meaning.tier.${each}.not`)}
                disabled={!can[each]}
              />
            ))}
          </div>
        </Radio.Group>
        {tier === 'folder' && (
          <NativeSelect
            label={t('meaning.tier.form.folder')}
            value={folder}
            onChange={(event) => setFolder(event.currentTarget.value)}
            data={[...now.folders]}
          />
        )}
        {tier === 'url' && (
          <>
            <TextInput
              {...text('url', 500)}
              type="url"
              placeholder="https://models.example.com/v1"
              description={t('meaning.tier.form.url.say')}
            />
            <TextInput {...text('model', 200)} placeholder="nomic-embed-text" />
            <NumberInput
              required
              label={t('meaning.tier.form.dimensions')}
              min={2}
              max={4096}
              allowDecimal={false}
              value={address.dimensions}
              onChange={(value) => change({ dimensions: Number(value) || 0 })}
            />
            <PasswordInput
              label={t('meaning.tier.form.key')}
              description={t(now.hasKey ? 'meaning.tier.form.key.kept' : 'meaning.tier.form.key.say')}
              autoComplete="new-password"
              maxLength={500}
              value={address.key}
              onChange={(event) => change({ key: event.currentTarget.value })}
            />
            <Textarea {...text('purpose', 500)} minLength={10} autosize minRows={2} />
            <Textarea {...text('legalBasis', 500)} minLength={5} autosize minRows={2} />
            <NumberInput
              required
              label={t('meaning.tier.form.monthlyCharacters')}
              min={1}
              max={100_000_000_000}
              allowDecimal={false}
              thousandSeparator=" "
              value={address.monthlyCharacters}
              onChange={(value) => change({ monthlyCharacters: Number(value) || 1 })}
            />
          </>
        )}
        {(tier === 'folder' || tier === 'url') && (
          <TextInput
            label={t('meaning.tier.form.languages')}
            description={t('meaning.tier.form.languages.say')}
            placeholder="en, es"
            maxLength={500}
            value={languages}
            onChange={(event) => setLanguages(event.currentTarget.value)}
          />
        )}
        {attempt.error !== null && <ProblemNote problem={attempt.error} />}
        <div className={css.row}>
          <Button type="submit" loading={attempt.isPending}>
            {t('meaning.tier.try')}
          </Button>
        </div>
        <p className={css.why}>{t('meaning.tier.try.say')}</p>
      </form>
    </Panel>
  );
}
