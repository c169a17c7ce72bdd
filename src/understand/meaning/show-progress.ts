import type { Services } from '../../server/serve.ts';
import { ask } from '../../stores/moments/question.ts';
import type { Progress } from './contract.ts';
import { scopeUnder } from './labelling/label-voices.ts';
import { isLabelling, standingOf } from './labelling/labelling-store.ts';
import { clausesRead, voicesRead } from './questions/unread-voices.ts';
import { type Version, versionsOf } from './version-store.ts';

/** A version in a few words, as people meet it. */
export const nameVersion = ({ version, taxonomy, discovery, model }: Version) =>
  `${version} (taxonomy ${taxonomy}, themes found ${discovery}, ${model})`;

/** Voices whose labels questions cannot see yet: what is said of meaning does not count them. */
export async function voicesUnread(
  { moments, scope }: Pick<Services, 'moments' | 'scope'>,
  workspace: string,
): Promise<number> {
  const [voices] = await ask(moments, await scope(workspace), voicesRead);
  return (voices?.voices ?? 0) - (voices?.read ?? 0);
}

/** How far labelling has come, under the version that is being read. */
export async function progressOf(
  services: Pick<Services, 'records' | 'moments' | 'scope'>,
  workspace: string,
): Promise<Progress> {
  const { records, moments } = services;
  const [scope, versions, standing, busy] = await Promise.all([
    services.scope(workspace),
    versionsOf(records, workspace),
    standingOf(records, workspace),
    isLabelling(records, workspace),
  ]);
  const current = versions.find(({ state }) => state === 'current');
  const building = versions.find(({ state }) => state === 'building');
  const read = building ?? current;
  const under = read === undefined ? scope : scopeUnder(scope, read);
  const [[voices], [clauses]] = await Promise.all([
    ask(moments, under, voicesRead),
    ask(moments, under, clausesRead),
  ]);
  const all = voices?.voices ?? 0;
  const done = voices?.read ?? 0;
  const speed = busy && standing.seconds > 0 ? standing.voicesRead / standing.seconds : null;
  return {
    state: busy
      ? standing.stopped
        ? 'stopping'
        : 'running'
      : standing.stopped
        ? 'stopped'
        : standing.problem !== null
          ? 'failed'
          : 'idle',
    voices: all,
    read: done,
    clauses: clauses?.clauses ?? 0,
    unread: all - done,
    voicesPerSecond: speed === null ? null : Math.round(speed * 10) / 10,
    secondsLeft: speed === null || speed === 0 ? null : Math.ceil((all - done) / speed),
    version: current === undefined ? null : nameVersion(current),
    building: building === undefined ? null : nameVersion(building),
    startedAt: standing.startedAt,
    finishedAt: standing.finishedAt,
    problem: standing.problem,
  };
}
