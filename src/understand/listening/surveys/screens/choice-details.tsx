import { Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Choice } from '../question.contract.ts';
import css from './builder.module.css';
import { ConditionEditor } from './condition-editor.tsx';
import { FeedsEditor } from './feeds-editor.tsx';
import { NumberField } from './number-field.tsx';
import { Pick } from './pick.tsx';
import { PictureEditor } from './picture-editor.tsx';

/** What a choice may have besides its words. */
export function ChoiceDetails({
  list,
  choice,
  onChoice,
}: {
  list: 'choices' | 'rows' | 'columns';
  choice: Choice;
  onChoice: (choice: Choice) => void;
}) {
  const { t } = useTranslation();
  const flag = (key: 'other' | 'exclusive' | 'fixed') => (
    <Checkbox
      key={key}
      size="sm"
      label={t(`surveys.choice.${key}`)}
      checked={choice[key] ?? false}
      onChange={(event) => onChoice({ ...choice, [key]: event.currentTarget.checked || undefined })}
    />
  );
  return (
    <details>
      <summary className={css.state}>{t('surveys.choice.more')}</summary>
      <div className={css.form}>
        <div className={css.row}>
          {(list === 'rows' ? (['fixed', 'other'] as const) : (['other', 'exclusive', 'fixed'] as const)).map(
            flag,
          )}
        </div>
        <div className={css.pair}>
          <Pick
            label={t('surveys.choice.means')}
            value={choice.means}
            words={['dont-know', 'not-applicable', 'prefer-not-to-say']}
            none={t('surveys.choice.means.answer')}
            prefix="means"
            onPick={(means) => onChoice({ ...choice, means })}
          />
          <NumberField
            label={t('surveys.choice.score')}
            value={choice.score}
            whole={false}
            onNumber={(score) => onChoice({ ...choice, score })}
          />
          <TextInput
            size="xs"
            label={t('surveys.choice.icon')}
            value={choice.icon ?? ''}
            onChange={(event) =>
              onChoice({ ...choice, icon: event.currentTarget.value.slice(0, 16) || undefined })
            }
          />
        </div>
        {list === 'rows' && (
          <FeedsEditor feeds={choice.feeds} onFeeds={(feeds) => onChoice({ ...choice, feeds })} />
        )}
        <ConditionEditor
          label={t('surveys.choice.when')}
          condition={choice.when}
          onCondition={(when) => onChoice({ ...choice, when })}
        />
        <PictureEditor picture={choice.picture} onPicture={(picture) => onChoice({ ...choice, picture })} />
      </div>
    </details>
  );
}
