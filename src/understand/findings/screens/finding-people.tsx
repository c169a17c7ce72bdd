import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../kernel/operation.ts';
import { href } from '../../../web/address.ts';
import { useAnswer } from '../../../web/api.ts';
import { DataTable, Panel, ProblemNote, SkeletonTable, VoiceCard, Voices } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { useMay } from '../../../web/session.ts';
import { peopleOfFinding, voicesOfFinding } from '../contract.ts';

type Person = AnswerOf<typeof peopleOfFinding>['people'][number];

type Voice = AnswerOf<typeof voicesOfFinding>['voices'][number];

function Card({ voice }: { voice: Voice }) {
  const format = useFormat();
  return (
    <VoiceCard
      quote={voice.text}
      who={voice.step}
      when={format.day(voice.at)}
      dissenting={voice.dissenting}
      {...(voice.score === null ? {} : { score: voice.score })}
      {...(voice.language === '' ? {} : { language: voice.language })}
    />
  );
}

/** One voice beside a number. */
export function OneVoice({ id }: { id: string }) {
  const may = useMay()('read', 'verbatim');
  const [voice] = useAnswer(voicesOfFinding, { params: { id } }, { when: may }).data?.voices ?? [];
  return voice === undefined ? null : <Card voice={voice} />;
}

/** Three voices of people concerned; only for those who may read customers' words. */
export function FindingVoices({ id }: { id: string }) {
  const { t } = useTranslation();
  const may = useMay()('read', 'verbatim');
  const { data } = useAnswer(voicesOfFinding, { params: { id } }, { when: may });
  if (!may || data === undefined) return null;
  return (
    <Panel title={t('findings.voices')} aside={t('findings.voices.how')}>
      {data.voices.length === 0 ? (
        <p>{t('findings.voices.none')}</p>
      ) : (
        <Voices shown={data.voices.length} all={data.all}>
          {data.voices.map((voice) => (
            <Card key={voice.moment} voice={voice} />
          ))}
        </Voices>
      )}
    </Panel>
  );
}

/** The journeys that were counted, each a link to what this customer really went through. */
export function FindingPeople({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay()('read', 'person');
  const { data, error, refetch } = useAnswer(
    peopleOfFinding,
    { params: { id }, query: { limit: 200 } },
    { when: may },
  );
  if (!may) return null;
  return (
    <Panel
      title={t('findings.people')}
      head="quiet"
      {...(data === undefined
        ? {}
        : {
            aside: t('findings.people.all', {
              count: data.all,
              replace: { count: format.number(data.all) },
            }),
          })}
    >
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonTable />}
      {data !== undefined && (
        <DataTable<Person>
          csvName={`${id} ${t('findings.people')}`}
          rows={data.people}
          rowKey={(person) => `${person.customer} ${person.episode}`}
          to={(person) =>
            href(`/journeys/episodes/${encodeURIComponent(person.episode)}`, { customer: person.customer })
          }
          shownAtFirst={10}
          columns={[
            { key: 'episode', label: t('findings.person'), value: (person) => person.episode },
            { key: 'customer', label: t('findings.customer'), value: (person) => person.customer },
            {
              key: 'started',
              label: t('findings.started'),
              value: (person) => person.started,
              show: (person) => format.day(person.started),
            },
            {
              key: 'score',
              label: t('findings.score'),
              align: 'end',
              value: (person) => person.score,
              show: (person) => (person.score === null ? '' : format.number(person.score, 1)),
            },
          ]}
        />
      )}
    </Panel>
  );
}
