import { Button, Progress } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../../web/api.ts';
import {
  ButtonLink,
  Columns,
  Page,
  Panel,
  ProblemNote,
  SkeletonPanel,
  Stack,
} from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { listImports, startImport } from '../contract.ts';
import { DropZone } from './drop-zone.tsx';
import { ImportsTable } from './imports-table.tsx';
import { InWords } from './in-words.tsx';
import { chosen, type MailChoice, MailForm, mailOf } from './mail-form.tsx';
import { Preview } from './preview.tsx';
import { Assumptions, OpenQuestions } from './questions.tsx';
import { Trial } from './trial.tsx';
import { type BringingIn, useBringingIn } from './use-bringing-in.ts';
import { Warnings } from './warnings.tsx';

/** Nothing dropped yet: the one thing to do, and what was brought in before. */
function Choose({ take, problem }: { take: BringingIn['take']; problem: unknown }) {
  const { t } = useTranslation();
  const { data } = useAnswer(listImports);
  return (
    <>
      {problem !== undefined && <ProblemNote problem={problem} />}
      <DropZone onFiles={(files) => void take(files)} />
      {data !== undefined && data.imports.length > 0 && (
        <Panel title={t('intake.before.title')}>
          <ImportsTable imports={data.imports} />
        </Panel>
      )}
    </>
  );
}

function Uploading({ state }: { state: BringingIn['state'] }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <Stack>
      <Panel title={t(state.stage === 'looking' ? 'intake.looking' : 'intake.uploading')}>
        <div role="status" aria-live="polite">
          {state.files.map((file) => (
            <div key={file.name}>
              <bdi>{file.name}</bdi> · {number(file.bytes / 1_000_000, 1)} MB
              <Progress
                value={file.share * 100}
                size="sm"
                mt={4}
                mb={12}
                aria-label={t('intake.uploading.of', { name: file.name })}
              />
            </div>
          ))}
        </div>
      </Panel>
      {state.stage === 'looking' && <SkeletonPanel lines={5} />}
    </Stack>
  );
}

function Proposed({ bringing }: { bringing: BringingIn }) {
  const { t } = useTranslation();
  const router = useRouter();
  const start = useDo(startImport);
  const [trial, setTrial] = useState<string>();
  const [mailChoice, setMailChoice] = useState<MailChoice>();
  const { state, amended, answer, edit, again } = bringing;
  const { proposal, answers } = state;
  if (proposal === undefined || amended === undefined) return null;
  const logs = proposal.files.filter((file) => file.format.startsWith('xes') && file.header.length > 0);
  const { mapping, open } = amended;
  const choice = proposal.mail === undefined ? undefined : (mailChoice ?? chosen(proposal.mail));
  const mail = choice === undefined ? undefined : mailOf(choice);
  const exported =
    proposal.mail === undefined && proposal.mapping === null && proposal.sure && logs.length === 0;
  const ready =
    open.length === 0 &&
    (mapping !== undefined ||
      mail !== undefined ||
      exported ||
      (proposal.mapping === null && logs.length > 0));
  const begin = (dryRun: boolean) => {
    const wanted = new Set(
      mapping === undefined
        ? (exported || mail !== undefined ? proposal.files : logs).map((f) => f.file)
        : [...Object.values(mapping.tables).map((t) => t.file), ...logs.map((f) => f.file)],
    );
    const files = state.files.flatMap((file) =>
      file.id !== undefined && wanted.has(file.name) ? [{ upload: file.id }] : [],
    );
    start.mutate(
      {
        body: {
          files,
          dryRun,
          ...(mapping === undefined ? {} : { mapping }),
          ...(mail === undefined ? {} : { mail }),
        },
      },
      { onSuccess: ({ id }) => (dryRun ? setTrial(id) : router.history.push(`/import/${id}`)) },
    );
  };
  return (
    <Page
      kicker={t('intake.kicker')}
      title={t('intake.proposed.title', { count: proposal.files.length })}
      lead={
        <p>
          {t(
            ready
              ? mail === undefined
                ? 'intake.proposed.ready'
                : 'intake.mail.ready'
              : choice !== undefined
                ? 'intake.mail.asks'
                : open.length > 0
                  ? 'intake.proposed.asks'
                  : 'intake.proposed.nothing',
            { count: open.length },
          )}
        </p>
      }
      actions={
        <>
          <Button variant="default" onClick={again}>
            {t('intake.again')}
          </Button>
          <Button variant="default" disabled={!ready || start.isPending} onClick={() => begin(true)}>
            {t('intake.try')}
          </Button>
          <Button disabled={!ready} loading={start.isPending} onClick={() => begin(false)}>
            {t('intake.import')}
          </Button>
        </>
      }
    >
      {start.error !== null && <ProblemNote problem={start.error} />}
      <Columns>
        <Stack>
          <OpenQuestions proposal={proposal} answers={answers} onAnswer={answer} />
          {proposal.mapping !== null && <InWords proposal={proposal} amended={amended} edit={edit} />}
          {proposal.mapping === null && logs.length > 0 && (
            <Panel title={t('intake.words.title')}>{t('intake.words.xes')}</Panel>
          )}
          {proposal.mail !== undefined && choice !== undefined && (
            <MailForm
              proposed={proposal.mail}
              files={proposal.files.map(({ file }) => file)}
              value={choice}
              onChange={setMailChoice}
            />
          )}
          {exported && <Panel title={t('intake.words.title')}>{t('intake.words.exports')}</Panel>}
        </Stack>
        <Stack>
          {trial !== undefined && <Trial id={trial} />}
          <Assumptions proposal={proposal} answers={answers} onAnswer={answer} />
          <Warnings warnings={proposal.warnings} />
        </Stack>
      </Columns>
      <Stack>
        {(proposal.mail === undefined ? proposal.files : []).map((file) => (
          <Preview key={file.file} file={file} mapping={mapping} />
        ))}
      </Stack>
    </Page>
  );
}

/** Bring data in: drop files, see what they are taken for, answer what only people know, import. */
export default function ImportScreen() {
  const { t } = useTranslation();
  const bringing = useBringingIn();
  const { state, take, again } = bringing;
  if (state.stage === 'proposed') return <Proposed bringing={bringing} />;
  return (
    <Page
      title={t('intake.title')}
      lead={<p>{t('intake.lead')}</p>}
      actions={
        state.stage === 'choose' ? (
          <ButtonLink kind="other" label={t('intake.quarantine.nav')} to="/quarantine" />
        ) : (
          <Button variant="default" onClick={again}>
            {t('intake.again')}
          </Button>
        )
      }
    >
      {state.stage === 'choose' ? (
        <Choose take={take} problem={state.problem} />
      ) : (
        <Uploading state={state} />
      )}
    </Page>
  );
}
