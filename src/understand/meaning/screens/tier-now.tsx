import { useTranslation } from 'react-i18next';
import { Facts, Panel, Tag } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import type { Representation, RepresentationSettings } from '../representation.contract.ts';
import css from './desk.module.css';

/** A tier as people call it: its kind, or the folder or model by its own name. */
export function useTierName(): (settings: RepresentationSettings) => string {
  const { t } = useTranslation();
  return (settings) => {
    if (settings.tier === 'folder') return t('meaning.tier.folder.named', { name: settings.folder });
    if (settings.tier === 'url') return t('meaning.tier.url.named', { name: settings.model });
    return t(`meaning.tier.${settings.tier}`);
  };
}

/** What counts now, who chose it, and for each language by what its themes are found. */
export function TierNow({ now }: { now: Representation }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const nameOf = useTierName();
  const { settings, by, at, languages } = now;
  const languageName = (code: string) =>
    new Intl.DisplayNames([i18n.language], { type: 'language', fallback: 'code' }).of(code) ?? code;
  const chosen =
    by === null || at === null
      ? t('meaning.tier.delivered')
      : t('meaning.tier.chosen', { by, at: format.day(at) });
  return (
    <Panel title={nameOf(settings)} tag={<Tag tone="understand">{t('meaning.tier.now')}</Tag>} aside={chosen}>
      <p className={css.read}>{t(`meaning.tier.${settings.tier}.say`)}</p>
      {settings.tier === 'url' && (
        <Facts
          facts={[
            { label: t('meaning.tier.form.url'), value: settings.url },
            { label: t('meaning.tier.form.purpose'), value: settings.purpose },
            { label: t('meaning.tier.form.legalBasis'), value: settings.legalBasis },
            {
              label: t('meaning.tier.sent'),
              value: t('meaning.tier.sent.of', {
                sent: format.number(now.sentThisMonth),
                most: format.number(settings.monthlyCharacters),
              }),
            },
          ]}
        />
      )}
      {languages.length > 0 && (
        <>
          <h3 className={css.small}>{t('meaning.tier.languages')}</h3>
          <Facts
            facts={languages.map(({ language, themes, byMeaning }) => ({
              label: languageName(language),
              note: t(byMeaning ? 'meaning.tier.byMeaning' : 'meaning.tier.byWords'),
              value: t('meaning.tier.themes', {
                count: themes,
                replace: { count: format.number(themes) },
              }),
            }))}
          />
        </>
      )}
    </Panel>
  );
}
