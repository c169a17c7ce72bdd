import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { showFinding } from '../../../understand/findings/contract.ts';
import type { Measure } from '../../../understand/scores/contract.ts';
import { useAddress } from '../../../web/address.ts';
import { useAnswer, useDo } from '../../../web/api.ts';
import {
  Columns,
  FindingCard,
  Page,
  ProblemNote,
  SkeletonPage,
  Stack,
  Tag,
  TroubledPage,
} from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import type { DraftClaim } from '../../contributions/claim.contract.ts';
import { judgeOperation } from '../../contributions/contract.ts';
import { spoken } from '../../contributions/screens/measure-words.ts';
import { blankDecision, editDecision, showDecision, submitDecision, writeDecision } from '../contract.ts';
import { ClaimForm } from './claim-form.tsx';
import { PastVerdicts } from './past-verdicts.tsx';

const address = z.object({ finding: z.string().optional(), decision: z.string().optional() });

/** Fields that are empty are left out, so that a draft may have gaps. */
function filled(claim: DraftClaim): DraftClaim {
  const { employees, ...rest } = claim;
  const kept = Object.entries(rest).filter(([, value]) => value !== undefined && value !== '');
  const rows = (employees ?? []).filter((row) => row.function !== '' || row.effect !== '');
  return { ...(Object.fromEntries(kept) as DraftClaim), ...(rows.length === 0 ? {} : { employees: rows }) };
}

interface WriterProps {
  readonly finding: string | undefined;
  readonly decision: string | undefined;
  readonly title: string;
  readonly claim: DraftClaim;
  readonly suggested: readonly Measure[];
}

function Writer({ finding, decision, title: firstTitle, claim: firstClaim, suggested }: WriterProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const router = useRouter();
  const [title, setTitle] = useState(firstTitle);
  const [claim, setClaim] = useState(firstClaim);
  const [tried, setTried] = useState(false);
  const [asked] = useDebouncedValue(claim, 350);
  const language = format.language.startsWith('es') ? ('es' as const) : ('en' as const);
  const about = {
    ...(finding === undefined ? {} : { finding }),
    ...(decision === undefined ? {} : { decision }),
  };
  const judged = useAnswer(judgeOperation, { body: { claim: filled(asked), language, ...about } });
  const seen = useAnswer(showFinding, { params: { id: finding ?? '' } }, { when: finding !== undefined });
  const write = useDo(writeDecision);
  const edit = useDo(editDecision);
  const submit = useDo(submitDecision);
  const remarks = judged.data?.remarks ?? [];
  const problem = write.error ?? edit.error ?? submit.error;
  const busy = write.isPending || edit.isPending || submit.isPending;

  const save = async (alsoSubmit: boolean) => {
    setTried(true);
    if (title.trim().length < 3 || (alsoSubmit && remarks.length > 0)) return;
    const body = { title, claim: filled(claim) };
    const saved =
      decision === undefined
        ? await write.mutateAsync({
            body: { ...body, submit: false, ...(finding === undefined ? {} : { finding }) },
          })
        : await edit.mutateAsync({ params: { id: decision }, body });
    if (alsoSubmit) await submit.mutateAsync({ params: { id: saved.id } });
    router.history.push(`/decisions/${saved.id}`);
  };
  // What went wrong is shown by the note; nothing typed is lost.
  const saveQuietly = (alsoSubmit: boolean) => void save(alsoSubmit).catch(() => undefined);
  const missing = remarks.filter(({ code }) => code === 'missing');
  return (
    <Page
      kicker={t('decisions.newKicker')}
      title={title.trim() === '' ? t('decisions.newTitle') : title}
      actions={
        <>
          <Button variant="default" loading={busy} onClick={() => saveQuietly(false)}>
            {t('decisions.saveDraft')}
          </Button>
          <Button loading={busy} onClick={() => saveQuietly(true)}>
            {t('decisions.submit')}
          </Button>
        </>
      }
    >
      {problem !== null && <ProblemNote problem={problem} />}
      <TextInput
        label={t('decisions.field.title')}
        placeholder={t('decisions.hint.title')}
        value={title}
        error={tried && title.trim().length < 3 ? t('decisions.needed') : undefined}
        onChange={(event) => setTitle(event.currentTarget.value)}
        maxLength={160}
      />
      {tried && missing.length > 0 && (
        <p role="alert">
          {t('decisions.stillMissing', {
            fields: missing.map(({ field }) => t(`decisions.field.${field}`)).join(', '),
          })}
        </p>
      )}
      <Columns>
        <Stack>
          <ClaimForm
            claim={claim}
            change={(fields) => setClaim((old) => ({ ...old, ...fields }))}
            remarks={tried ? remarks : remarks.filter(({ code }) => code !== 'missing')}
            foresight={judged.data?.foresight ?? null}
            suggested={suggested}
          />
        </Stack>
        <Stack>
          {seen.data !== undefined && (
            <FindingCard
              tag={<Tag tone="understand">{t('decisions.answers')}</Tag>}
              sentence={spoken(seen.data.sentences, format.language)}
              size="heading"
              to={`/findings/${encodeURIComponent(seen.data.id)}`}
              {...(seen.data.function === ''
                ? {}
                : { aside: t('decisions.ownedBy', { function: seen.data.function }) })}
            />
          )}
          <PastVerdicts />
        </Stack>
      </Columns>
    </Page>
  );
}

/** Writing a decision: from a finding, from nothing, or an own draft again. */
export default function NewScreen() {
  const { t } = useTranslation();
  const [{ finding, decision }] = useAddress(address);
  const blank = useAnswer(blankDecision, { query: { finding } }, { when: decision === undefined });
  const known = useAnswer(showDecision, { params: { id: decision ?? '' } }, { when: decision !== undefined });
  const error = blank.error ?? known.error;
  if (error !== null) return <TroubledPage title={t('decisions.nav')} problem={error} />;
  if (decision !== undefined) {
    if (known.data === undefined) return <SkeletonPage />;
    const { title, contribution, finding: answered } = known.data;
    return (
      <Writer
        decision={decision}
        finding={answered?.id}
        title={title}
        claim={contribution.claim}
        suggested={[]}
      />
    );
  }
  if (blank.data === undefined) return <SkeletonPage />;
  const { function: owner, claim, measures } = blank.data;
  const employees = owner === '' ? {} : { employees: [{ function: owner, effect: '' }] };
  return (
    <Writer
      key={finding}
      decision={undefined}
      finding={finding}
      title=""
      claim={{ ...employees, ...claim }}
      suggested={measures}
    />
  );
}
