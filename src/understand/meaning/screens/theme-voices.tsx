import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../kernel/operation.ts';
import { href } from '../../../web/address.ts';
import { Link, Panel } from '../../../web/design.ts';
import { DraftButton } from '../language-model/screens/draft.tsx';
import type { showTheme } from '../themes.contract.ts';
import css from './themes.module.css';
import { VoiceEntry } from './voice-entry.tsx';

type Page = AnswerOf<typeof showTheme>;
const kinds = ['typical', 'strongest', 'dissenting'] as const;

/** Three voices that differ: what most say, who says it strongest, and who thinks otherwise. */
export function ThemeVoices({ theme, where }: { theme: Page; where: string | undefined }) {
  const { t } = useTranslation();
  const shown = kinds.flatMap((kind) => {
    const voice = theme.voices[kind];
    return voice === null ? [] : [{ kind, voice }];
  });
  const own = `theme="${theme.name.replace(/["\\]/g, '\\$&')}"`;
  return (
    <Panel
      title={t('meaning.theme.voices')}
      aside={
        <Link to={href('/voices', { where: where === undefined ? own : `${where},${own}` })}>
          {t('meaning.theme.voices.all')}
        </Link>
      }
    >
      {shown.length === 0 && <p className={css.quiet}>{t('meaning.theme.voices.none')}</p>}
      <div className={css.three}>
        {shown.map(({ kind, voice }) => (
          <div key={kind}>
            <p className={css.kindOfVoice}>{t(`meaning.theme.voice.${kind}`)}</p>
            <VoiceEntry voice={voice} />
          </div>
        ))}
      </div>
      <DraftButton task="story" theme={theme.id} />
    </Panel>
  );
}
