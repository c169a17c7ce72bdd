import { useTranslation } from 'react-i18next';
import { isOnlyToldInGroups } from '../../../../kernel/stakeholder.ts';
import { useParam } from '../../../../web/address.ts';
import { useAnswer } from '../../../../web/api.ts';
import {
  Columns,
  EmptyState,
  Facts,
  Link,
  Page,
  Panel,
  ProblemNote,
  SkeletonPanel,
  Stack,
} from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useMay } from '../../../../web/session.ts';
import { listPanels } from '../contract.ts';
import { MembersByHand } from './members-by-hand.tsx';
import { MembersTable } from './members-table.tsx';
import { PanelSettings } from './panel-settings.tsx';
import css from './panels.module.css';
import { RefreshPanel } from './refresh-panel.tsx';
import { useAttrition } from './say-attrition.ts';

/** One panel: how large it is, who leaves, and who is in it. */
export default function PanelScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const id = useParam('panel');
  const attrition = useAttrition();
  const { data, error, refetch } = useAnswer(listPanels);
  const panel = data?.panels.find((each) => each.id === id);
  return (
    <Page
      title={panel?.name ?? t('panels.title')}
      kicker={<Link to="/people/panels">{t('panels.title')}</Link>}
      lead={panel?.purpose}
    >
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonPanel lines={6} />}
      {data !== undefined && panel === undefined && <EmptyState sentence={t('panels.unknown')} />}
      {panel !== undefined && (
        <Stack>
          <Panel>
            <Facts
              facts={[
                { label: t('panels.of'), value: panel.segment ?? t(`panels.group.${panel.stakeholder}`) },
                { label: t('panels.members'), value: format.number(panel.members) },
                { label: t('panels.left'), value: format.number(panel.left) },
                { label: t('panels.attrition'), value: attrition(panel) },
              ]}
            />
          </Panel>
          {may('write', 'customer') && (
            <Columns>
              <PanelSettings key={panel.id} panel={panel} />
              <Stack>
                <RefreshPanel panel={panel} />
                <MembersByHand panel={panel} />
              </Stack>
            </Columns>
          )}
          {isOnlyToldInGroups(panel.stakeholder) ? (
            <p className={css.quiet}>{t('panels.shy')}</p>
          ) : (
            <MembersTable panel={panel} />
          )}
        </Stack>
      )}
    </Page>
  );
}
