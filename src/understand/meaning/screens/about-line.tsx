import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../web/api.ts';
import { useUndo } from '../../../web/design/states.tsx';
import { ProblemNote } from '../../../web/design.ts';
import { useMay } from '../../../web/session.ts';
import { showCompanyWords } from '../about.contract.ts';
import { type AboutTask, aboutTasks, decideLabel, withdrawDecision } from '../desk.contract.ts';
import { type Label, unknownAbout } from '../evidence.contract.ts';
import type { Voice } from '../voices.contract.ts';
import css from './about.module.css';
import { Proof } from './clause-evidence.tsx';
import meaning from './meaning.module.css';
import { useSayLabel } from './say-label.ts';

const counts = ({ label, status }: Label) => status !== 'rejected' && label !== unknownAbout;

/** One answer that a person gives instead; it wins over every later reading. */
function Correct({ task, moment }: { task: AboutTask; moment: string }) {
  const { t } = useTranslation();
  const sayLabel = useSayLabel();
  const offerUndo = useUndo();
  const answers = useAnswer(showCompanyWords, {}).data;
  const decide = useDo(decideLabel);
  const withdraw = useDo(withdrawDecision);
  const choices =
    task === 'step'
      ? (answers?.steps.map(({ step }) => step) ?? [])
      : task === 'function'
        ? (answers?.functions ?? [])
        : (answers?.objects ?? []);
  const say = (label: string) => (task === 'object' ? sayLabel(label) : label);
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t(`meaning.about.correct.${task}`)}
        value=""
        disabled={decide.isPending}
        onChange={(event) => {
          const label = event.currentTarget.value;
          decide.mutate(
            { body: { moment, span: { start: 0, end: 1 }, task, label, status: 'confirmed' } },
            {
              onSuccess: (done) =>
                offerUndo(t('meaning.about.corrected', { label: say(label) }), () =>
                  withdraw.mutate({ params: { decision: done.id } }),
                ),
            },
          );
        }}
        data={[
          { value: '', label: t(`meaning.about.correct.${task}`) },
          ...choices.map((label) => ({ value: label, label: say(label) })),
          ...(task === 'object' ? [] : [{ value: unknownAbout, label: t('meaning.about.unknown') }]),
        ]}
      />
      {decide.error !== null && <ProblemNote problem={decide.error} />}
    </>
  );
}

/** What a voice is about: step, function and things; pressed, it shows why, and lets a person say otherwise. */
export function AboutLine({ voice }: { voice: Voice }) {
  const { t } = useTranslation();
  const sayLabel = useSayLabel();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const { about } = voice;
  if (about === null) return null;
  const step = counts(about.step) ? about.step.label : null;
  const owner = counts(about.function) ? about.function.label : null;
  const things = [...new Set(about.objects.filter(counts).map(({ label }) => sayLabel(label)))];
  const said = [step, owner, ...things].filter((each) => each !== null);
  return (
    <div className={css.about}>
      <button type="button" className={css.line} aria-expanded={open} onClick={() => setOpen(!open)}>
        {said.length === 0 ? (
          t('meaning.about.nothing')
        ) : (
          <>
            {t('meaning.about')} <strong>{said[0]}</strong>
            {said.slice(1).map((each) => ` · ${each}`)}
          </>
        )}
      </button>
      {open && (
        <section className={meaning.evidence} aria-label={t('meaning.about.why')}>
          <header>
            <h2>{t('meaning.about.why')}</h2>
            <Button variant="subtle" size="compact-sm" color="understand" onClick={() => setOpen(false)}>
              {t('meaning.evidence.close')}
            </Button>
          </header>
          <dl>
            <Proof task="step" label={about.step} />
            <Proof task="function" label={about.function} />
            {about.objects.map((label) => (
              <Proof key={`${label.label} ${label.span.start}`} task="object" label={label} />
            ))}
          </dl>
          {may('write', 'label') && (
            <div className={css.correct}>
              {aboutTasks.map((task) => (
                <Correct key={task} task={task} moment={voice.moment} />
              ))}
            </div>
          )}
        </section>
      )}
    </div>
  );
}
