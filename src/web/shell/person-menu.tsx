import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { signOut, useSession } from '../session.ts';
import { languages, speak } from '../words.ts';
import { chooseWorkspace } from '../workspace.ts';
import css from './person-menu.module.css';

const schemes = ['light', 'dark', 'auto'] as const;

/** Who is signed in and where; look, language, another chair, sign out. */
export function PersonMenu() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { data: session } = useSession();
  if (session?.state !== 'in') return null;
  const { me, status } = session;
  const lookAt = (id: string) => {
    chooseWorkspace(id);
    location.assign('/');
  };
  const check = (on: boolean) => (
    <span className={css.check} aria-hidden="true">
      {on ? '●' : ''}
    </span>
  );
  return (
    <Menu position="top-start" width={230} radius="lg">
      <Menu.Target>
        <UnstyledButton className={css.person}>
          <span className={css.who}>{me.name}</span>
          <span className={css.company}>{me.workspace.name}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.theme')}</Menu.Label>
        {schemes.map((scheme) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={colorScheme === scheme}
            leftSection={check(colorScheme === scheme)}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`shell.theme.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('shell.language')}</Menu.Label>
        {languages.map((language) => (
          <Menu.Item
            key={language.code}
            role="menuitemradio"
            aria-checked={i18n.language === language.code}
            lang={language.code}
            leftSection={check(i18n.language === language.code)}
            onClick={() => void speak(language.code)}
          >
            {language.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {me.workspaces.length > 1 && (
          <>
            <Menu.Label>{t('shell.company')}</Menu.Label>
            {me.workspaces.map(({ id, name }) => (
              <Menu.Item
                key={id}
                role="menuitemradio"
                aria-checked={id === me.workspace.id}
                leftSection={check(id === me.workspace.id)}
                onClick={() => lookAt(id)}
              >
                {name}
              </Menu.Item>
            ))}
            <Menu.Divider />
          </>
        )}
        <Menu.Item onClick={() => void signOut()}>
          {t(status.demo ? 'shell.changePerson' : 'shell.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
