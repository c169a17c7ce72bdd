import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../../../web/address.ts';
import { useAnswer, useDo } from '../../../../web/api.ts';
import { EmptyState, Link, Page, Panel, ProblemNote, SkeletonPanel, Stack } from '../../../../web/design.ts';
import { useMay } from '../../../../web/session.ts';
import { createSurveyLink, listSurveyLinks } from '../../surveys/answering/contract.ts';
import { AddressPanel } from './address-panel.tsx';
import css from './invitations.module.css';

const channels = ['link', 'qr', 'embed', 'kiosk', 'paper', 'phone', 'api', 'email'] as const;
type Channel = (typeof channels)[number];

/** Ways to answer that need no invitation. */
export default function AddressesScreen() {
  const { t } = useTranslation();
  const survey = useParam('survey');
  const may = useMay();
  const { data, error, refetch } = useAnswer(listSurveyLinks, { params: { id: survey } });
  const make = useDo(createSurveyLink);
  const [name, setName] = useState('');
  const [channel, setChannel] = useState<Channel>('link');
  const [origin, setOrigin] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const origins = channel === 'embed' && origin.trim() !== '' ? { origins: [origin.trim()] } : {};
    make.mutate(
      { params: { id: survey }, body: { name, channel, ...origins } },
      { onSuccess: () => setName('') },
    );
  };
  return (
    <Page
      title={t('invitations.addresses')}
      kicker={<Link to="/surveys">{t('invitations.survey')}</Link>}
      lead={t('invitations.addresses.lead')}
    >
      <Stack>
        {may('publish', 'survey') && (
          <Panel title={t('invitations.addresses.new')}>
            <form className={css.form} onSubmit={submit}>
              <div className={css.pair}>
                <TextInput
                  required
                  label={t('invitations.addresses.name')}
                  maxLength={200}
                  value={name}
                  onChange={(event) => setName(event.currentTarget.value)}
                />
                <Select
                  label={t('invitations.addresses.channel')}
                  allowDeselect={false}
                  data={channels.map((value) => ({ value, label: t(`invitations.addresses.c.${value}`) }))}
                  value={channel}
                  onChange={(value) => setChannel((value ?? 'link') as Channel)}
                />
              </div>
              {channel === 'embed' && (
                <TextInput
                  required
                  label={t('invitations.addresses.origin')}
                  pattern="https?://[a-z0-9.\-]+(:[0-9]{1,5})?"
                  value={origin}
                  onChange={(event) => setOrigin(event.currentTarget.value)}
                />
              )}
              {make.error !== null && <ProblemNote problem={make.error} />}
              <div className={css.row}>
                <Button type="submit" loading={make.isPending}>
                  {t('invitations.addresses.make')}
                </Button>
              </div>
            </form>
          </Panel>
        )}
        {error !== null && data === undefined ? (
          <ProblemNote problem={error} onRetry={() => void refetch()} />
        ) : data === undefined ? (
          <SkeletonPanel lines={4} />
        ) : data.links.length === 0 ? (
          <EmptyState sentence={t('invitations.addresses.none')} />
        ) : (
          data.links.map((link) => <AddressPanel key={link.id} survey={survey} link={link} />)
        )}
      </Stack>
    </Page>
  );
}
