import {
  Button,
  Popover,
  SegmentedControl,
  Select,
  UnstyledButton,
  useMantineColorScheme,
} from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from '../design/link.tsx';
import { signOut, useSession } from '../session.ts';
import { type LanguageCode, languages, speak } from '../words.ts';
import { chooseWorkspace } from '../workspace.ts';
import css from './person-menu.module.css';

const schemes = ['light', 'dark', 'auto'] as const;

/** Who is signed in and where; look, language, another company, another chair, sign out. */
export function PersonMenu() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { data: session } = useSession();
  if (session?.state !== 'in') return null;
  const { me, status } = session;
  const lookAt = (id: string | null) => {
    if (id === null || id === me.workspace.id) return;
    chooseWorkspace(id);
    location.assign('/');
  };
  return (
    <Popover position="top-start" width={260} trapFocus>
      <Popover.Target>
        <UnstyledButton className={css.person}>
          <span className={css.who}>{me.name}</span> <span className={css.company}>{me.workspace.name}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={css.box} aria-label={me.name}>
        <fieldset className={css.group}>
          <legend>{t('shell.theme')}</legend>
          <SegmentedControl
            fullWidth
            size="xs"
            value={colorScheme}
            onChange={(value) => setColorScheme(value as (typeof schemes)[number])}
            data={schemes.map((value) => ({ value, label: t(`shell.theme.${value}`) }))}
          />
        </fieldset>
        <fieldset className={css.group}>
          <legend>{t('shell.language')}</legend>
          <SegmentedControl
            fullWidth
            size="xs"
            value={i18n.language}
            onChange={(code) => void speak(code as LanguageCode)}
            data={languages.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </fieldset>
        {me.workspaces.length > 1 && (
          <Select
            size="xs"
            label={t('shell.company')}
            value={me.workspace.id}
            onChange={lookAt}
            data={me.workspaces.map(({ id, name }) => ({ value: id, label: name }))}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
          />
        )}
        {!status.demo && (
          <Button
            variant="default"
            size="compact-sm"
            renderRoot={(props) => <Link {...props} to="/account" />}
          >
            {t('shell.account')}
          </Button>
        )}
        <Button variant="default" size="compact-sm" onClick={() => void signOut()}>
          {t(status.demo ? 'shell.changePerson' : 'shell.signOut')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
