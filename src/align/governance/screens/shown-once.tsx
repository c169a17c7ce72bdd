import { Button, Code, CopyButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A text that is shown this once, with a button that copies it. */
export function ShownOnce({ say, text }: { say: string; text: string }) {
  const { t } = useTranslation();
  return (
    <div role="status" style={{ display: 'grid', gap: 8 }}>
      <p style={{ margin: 0 }}>{say}</p>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {text}
      </Code>
      <div>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {t(copied ? 'governance.copied' : 'governance.copy')}
            </Button>
          )}
        </CopyButton>
      </div>
    </div>
  );
}
