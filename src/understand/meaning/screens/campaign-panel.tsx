import { Button, NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../web/api.ts';
import { Panel, ProblemNote } from '../../../web/design.ts';
import { useMay } from '../../../web/session.ts';
import { type CampaignRule, setCampaignRule } from '../stories.contract.ts';
import css from './meaning.module.css';

const fields = ['customers', 'days', 'copies', 'words'] as const;
const least: CampaignRule = { customers: 2, days: 1, copies: 2, words: 1 };

/** From when on a story is called a campaign; who may, says otherwise, and it counts at once. */
export function CampaignPanel({ rule }: { rule: CampaignRule }) {
  const { t } = useTranslation();
  const may = useMay();
  const change = useDo(setCampaignRule);
  const [given, setGiven] = useState<CampaignRule>(rule);
  const save = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ body: given });
  };
  return (
    <Panel title={t('meaning.campaign.title')}>
      <p className={css.quiet}>
        {t('meaning.campaign.say', { ...rule })} {t('meaning.campaign.why')}
      </p>
      {may('run', 'meaning') && (
        <form className={css.rule} onSubmit={save} data-screen-only>
          {fields.map((field) => (
            <NumberInput
              key={field}
              size="xs"
              w={140}
              label={t(`meaning.campaign.${field}`)}
              min={least[field]}
              allowDecimal={false}
              value={given[field]}
              onChange={(value) =>
                typeof value === 'number' && setGiven({ ...given, [field]: Math.max(least[field], value) })
              }
            />
          ))}
          <Button type="submit" size="xs" variant="default" loading={change.isPending}>
            {t('meaning.campaign.save')}
          </Button>
        </form>
      )}
      {change.error !== null && <ProblemNote problem={change.error} />}
    </Panel>
  );
}
