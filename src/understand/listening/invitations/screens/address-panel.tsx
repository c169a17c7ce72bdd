import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../../web/api.ts';
import { Panel, ProblemNote } from '../../../../web/design.ts';
import { useMay } from '../../../../web/session.ts';
import { revokeSurveyLink } from '../../surveys/answering/contract.ts';
import type { SurveyLink } from '../../surveys/answering/session.contract.ts';
import { drawLinkCode } from '../contract.ts';
import css from './invitations.module.css';

/** The code, drawn by the server as SVG; shown as a picture, so that nothing in it can run. */
function Code({ survey, link, name }: { survey: string; link: string; name: string }) {
  const { t } = useTranslation();
  const { data, error } = useAnswer(drawLinkCode, { params: { id: survey, link } });
  if (error !== null) return <ProblemNote problem={error} />;
  if (data === undefined) return null;
  const picture = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(data.svg)}`;
  return (
    <div className={css.form}>
      <img
        className={css.qr}
        src={picture}
        alt={t('invitations.addresses.qr.alt', { address: data.address })}
      />
      <a href={picture} download={`${name}.svg`}>
        {t('invitations.addresses.qr.save')}
      </a>
    </div>
  );
}

/** One address: where it leads, its QR code, and what to paste into a page of one's own. */
export function AddressPanel({ survey, link }: { survey: string; link: SurveyLink }) {
  const { t } = useTranslation();
  const may = useMay();
  const revoke = useDo(revokeSurveyLink);
  const [showsCode, setShowsCode] = useState(link.channel === 'qr');
  const address = `${window.location.origin}${link.path}`;
  const token = link.path.replace('/s/', '');
  const snippet = `<script src="${window.location.origin}/survey-page/embed.js" data-survey="${token}" data-show="popover" data-every="30" async></script>`;
  return (
    <Panel
      title={link.name}
      aside={
        link.revoked
          ? t('invitations.addresses.ended')
          : t(`invitations.addresses.c.${link.channel}`, link.channel)
      }
    >
      {!link.revoked && (
        <div className={css.form}>
          <code className={css.code}>{address}</code>
          {link.channel === 'embed' && (
            <>
              <p className={css.quiet}>{t('invitations.addresses.paste')}</p>
              <code className={css.code}>{snippet}</code>
            </>
          )}
          {showsCode && <Code survey={survey} link={link.id} name={link.name} />}
          {revoke.error !== null && <ProblemNote problem={revoke.error} />}
          <div className={css.row}>
            <a href={link.path} target="_blank" rel="noreferrer">
              {t('invitations.addresses.open')}
            </a>
            {!showsCode && (
              <Button variant="default" size="compact-sm" onClick={() => setShowsCode(true)}>
                {t('invitations.addresses.qr')}
              </Button>
            )}
            {may('publish', 'survey') && (
              <Button
                variant="default"
                size="compact-sm"
                loading={revoke.isPending}
                onClick={() => revoke.mutate({ params: { id: survey, link: link.id } })}
              >
                {t('invitations.addresses.end')}
              </Button>
            )}
          </div>
        </div>
      )}
    </Panel>
  );
}
