import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddress } from '../../../../web/address.ts';
import { Link, Page, Stack } from '../../../../web/design.ts';
import { useMay } from '../../../../web/session.ts';
import { ErasePanel } from './erase-panel.tsx';
import { LedgerPanel } from './ledger-panel.tsx';

const search = z.object({ customer: z.string().max(1000).optional().catch(undefined) });

/** Where a customer is erased, and the ledger of those who were. */
export default function ErasureScreen() {
  const { t } = useTranslation();
  const may = useMay();
  const [{ customer }] = useAddress(search);
  return (
    <Page
      title={t('erasure.title')}
      kicker={<Link to="/personal-data">{t('erasure.personal')}</Link>}
      lead={t('erasure.lead')}
    >
      <Stack>
        {may('erase', 'customer') && <ErasePanel key={customer ?? ''} named={customer ?? ''} />}
        <LedgerPanel />
      </Stack>
    </Page>
  );
}
