import { Button, Radio, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../../kernel/operation.ts';
import { useAnswer, useDo } from '../../../../web/api.ts';
import { Facts, Panel, ProblemNote, Sentence } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { type Again, eraseCustomer, lookUpCustomer, showErasure } from '../contract.ts';
import css from './erasure.module.css';
import { Outcome } from './outcome.tsx';

/** How much there is of a customer, before anything happens to it. */
function Found({ facts }: { facts: AnswerOf<typeof lookUpCustomer> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { moments, voices, episodes, first, last, erasures } = facts;
  const [before] = erasures;
  if (moments === 0 && before === undefined) return <p className={css.quiet}>{t('erasure.found.none')}</p>;
  return (
    <>
      {moments === 0 && <p className={css.quiet}>{t('erasure.found.none')}</p>}
      <Facts
        facts={[
          ...(moments === 0
            ? []
            : [
                { label: t('erasure.found.moments'), value: format.number(moments) },
                { label: t('erasure.found.voices'), value: format.number(voices) },
                { label: t('erasure.found.journeys'), value: format.number(episodes) },
              ]),
          ...(first === null ? [] : [{ label: t('erasure.found.first'), value: format.moment(first) }]),
          ...(last === null ? [] : [{ label: t('erasure.found.last'), value: format.moment(last) }]),
          ...(before === undefined
            ? []
            : [
                {
                  label: t('erasure.found.before', { at: format.moment(before.askedAt) }),
                  value: t(`erasure.again.${before.again}.short`),
                },
              ]),
        ]}
      />
    </>
  );
}

/** The last step: the identifier once more, what becomes of later rows, and the one button that cannot be undone. */
function Confirm({ customer, erase }: { customer: string; erase: ReturnType<typeof useErase> }) {
  const { t } = useTranslation();
  const [confirm, setConfirm] = useState('');
  const [again, setAgain] = useState<Again>('quarantine');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    erase.mutate({ body: { customer, confirm, again, ...(reason.trim() === '' ? {} : { reason }) } });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <Radio.Group
        label={t('erasure.again')}
        value={again}
        onChange={(value) => setAgain(value === 'take' ? 'take' : 'quarantine')}
      >
        <Stack gap={8} mt={8}>
          {(['quarantine', 'take'] as const).map((each) => (
            <Radio
              key={each}
              value={each}
              color="understand"
              label={t(`erasure.again.${each}`)}
              description={t(`erasure.again.${each}.say`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        label={t('erasure.reason')}
        description={t('erasure.reason.say')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        label={t('erasure.confirm')}
        description={t('erasure.confirm.say', { customer })}
        autoComplete="off"
        value={confirm}
        onChange={(event) => setConfirm(event.currentTarget.value)}
      />
      {erase.error !== null && <ProblemNote problem={erase.error} />}
      <div>
        <Button type="submit" color="hurts" loading={erase.isPending} disabled={confirm !== customer}>
          {t('erasure.do')}
        </Button>
      </div>
    </form>
  );
}

const useErase = () => useDo(eraseCustomer);

/** What an erasure under way came to so far; asked each second until it is done. */
function UnderWay({ id }: { id: string }) {
  const { t } = useTranslation();
  const [isDone, setDone] = useState(false);
  const { data, error } = useAnswer(
    showErasure,
    { params: { erasure: id } },
    isDone ? {} : { everySeconds: 1 },
  );
  if (data?.state === 'done' && !isDone) setDone(true);
  if (error !== null && data === undefined) return <ProblemNote problem={error} />;
  if (data === undefined) return null;
  return (
    <div aria-live="polite">
      <Sentence>{t(data.state === 'done' ? 'erasure.done' : 'erasure.begun')}</Sentence>
      <Outcome erasure={data} />
    </div>
  );
}

/** Look first, then confirm, then see it done. */
export function ErasePanel({ named }: { named: string }) {
  const { t } = useTranslation();
  const [customer, setCustomer] = useState(named);
  const [looked, setLooked] = useState('');
  const look = useDo(lookUpCustomer);
  const erase = useErase();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    erase.reset();
    look.mutate({ body: { customer } }, { onSuccess: () => setLooked(customer) });
  };
  const isLooked = look.data !== undefined && looked === customer;
  return (
    <Panel title={t('erasure.who')}>
      <form className={css.look} onSubmit={submit}>
        <TextInput
          label={t('erasure.customer')}
          description={t('erasure.customer.say')}
          autoComplete="off"
          maxLength={1000}
          value={customer}
          onChange={(event) => setCustomer(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={look.isPending} disabled={customer === ''}>
          {t('erasure.look')}
        </Button>
      </form>
      {look.error !== null && <ProblemNote problem={look.error} />}
      {erase.data !== undefined ? (
        <UnderWay id={erase.data.id} />
      ) : (
        isLooked &&
        look.data !== undefined && (
          <>
            <div className={css.found}>
              <Found facts={look.data} />
            </div>
            <Confirm key={looked} customer={looked} erase={erase} />
          </>
        )
      )}
    </Panel>
  );
}
