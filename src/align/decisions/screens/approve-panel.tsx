import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../web/api.ts';
import { Panel, ProblemNote, VoiceCard, Voices } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { approveDecision, type Decision, openVoices, rejectDecision, returnDecision } from '../contract.ts';
import css from './decision.module.css';

/** Three voices first; then approve, return or reject. The buttons that need hearing wait for it. */
export function ApprovePanel({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [why, setWhy] = useState('');
  const listen = useDo(openVoices);
  const approve = useDo(approveDecision);
  const giveBack = useDo(returnDecision);
  const reject = useDo(rejectDecision);
  const params = { id: decision.id };
  const heard = listen.data;
  const hasReason = why.trim().length >= 3;
  const problem = listen.error ?? approve.error ?? giveBack.error ?? reject.error;
  return (
    <Panel title={t('decisions.beforeYouApprove')} aside={t('decisions.chosenAtRandom')}>
      {heard === undefined ? (
        <>
          <p className={css.note}>{t('decisions.listenFirst')}</p>
          <Button loading={listen.isPending} onClick={() => listen.mutate({ params })}>
            {t('decisions.listen')}
          </Button>
        </>
      ) : (
        <Voices>
          {heard.voices.map((voice) => (
            <VoiceCard
              key={voice.moment}
              quote={voice.text}
              who={voice.step}
              when={format.day(voice.at)}
              dissenting={voice.dissenting}
              language={voice.language || 'und'}
              {...(Object.values(voice.scores)[0] === undefined
                ? {}
                : { score: Object.values(voice.scores)[0] as number })}
            />
          ))}
          {heard.voices.length === 0 && <p className={css.note}>{t('decisions.noVoices')}</p>}
        </Voices>
      )}
      {(heard !== undefined || decision.voicesOpened) && (
        <div className={css.judge}>
          <Textarea
            label={t('decisions.why')}
            description={t('decisions.whyHint')}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
            autosize
            minRows={2}
            maxLength={600}
          />
          <Group gap={8} mt={12}>
            <Button
              loading={approve.isPending}
              onClick={() => approve.mutate({ params, body: hasReason ? { why } : {} })}
            >
              {t('decisions.approve')}
            </Button>
            <Button
              variant="default"
              disabled={!hasReason}
              loading={giveBack.isPending}
              onClick={() => giveBack.mutate({ params, body: { why } })}
            >
              {t('decisions.return')}
            </Button>
            <Button
              variant="default"
              disabled={!hasReason}
              loading={reject.isPending}
              onClick={() => reject.mutate({ params, body: { why } })}
            >
              {t('decisions.reject')}
            </Button>
          </Group>
        </div>
      )}
      {problem !== null && <ProblemNote problem={problem} />}
    </Panel>
  );
}
