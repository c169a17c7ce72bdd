import { Kbd, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Facts } from '../design/panel.tsx';
import type { Screen } from '../screen.ts';

/** The list behind `?`. */
export function ShortcutsHelp({
  screens,
  opened,
  close,
}: {
  screens: readonly Screen[];
  opened: boolean;
  close: () => void;
}) {
  const { t } = useTranslation();
  const jumps = screens.flatMap(({ nav }) =>
    nav?.key === undefined
      ? []
      : [
          {
            label: t(nav.label),
            value: (
              <>
                <Kbd>g</Kbd> {t('shell.shortcuts.then')} <Kbd>{nav.key}</Kbd>
              </>
            ),
          },
        ],
  );
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('shell.shortcuts')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <Facts
        facts={[
          {
            label: t('shell.shortcuts.search'),
            value: (
              <>
                <Kbd>⌘</Kbd> / <Kbd>Ctrl</Kbd> + <Kbd>K</Kbd>
              </>
            ),
          },
          { label: t('shell.shortcuts.help'), value: <Kbd>?</Kbd> },
          { label: t('shell.shortcuts.theme'), value: <Kbd>t</Kbd> },
          ...jumps,
        ]}
      />
    </Modal>
  );
}
