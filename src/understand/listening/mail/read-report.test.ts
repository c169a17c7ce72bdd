import { expect, it } from 'vitest';
import { judgeFailure, waitBefore } from './judge-outcome.ts';
import { isGone, readReport } from './read-report.ts';

const report = (status: string, action = 'failed') =>
  [
    'To: bounces+abc@coast.example',
    'Content-Type: multipart/report;',
    '\treport-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx',
    '',
    'Final-Recipient: rfc822; who@x.example',
    `Action: ${action}`,
    `Status: ${status}`,
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    'Message-ID: <one@coast.example>',
    '',
    '--b--',
  ].join('\r\n');

it('reads what a report says of whom, and tells an address that is gone from a mailbox that is full', () => {
  const gone = readReport(report('5.1.1'));
  expect(gone).toMatchObject({
    action: 'failed',
    recipient: 'who@x.example',
    messageId: 'one@coast.example',
  });
  expect(gone?.sentTo).toEqual(['bounces+abc@coast.example']);
  // The secret in such an address is told by its capitals too.
  const written = readReport(report('5.1.1').replace('bounces+abc', 'bounces+aBc'));
  expect(written?.sentTo).toEqual(['bounces+aBc@coast.example']);
  const isGoneBy = (raw: string) => {
    const read = readReport(raw);
    return read !== null && isGone(read);
  };
  expect(isGoneBy(report('5.1.1'))).toBe(true);
  expect(isGoneBy(report('5.2.2'))).toBe(false);
  expect(isGoneBy(report('4.4.1', 'delayed'))).toBe(false);
});

it('takes nothing else for a report, and is not stalled by what was written to stall it', () => {
  expect(readReport('Subject: Undelivered\r\n\r\nStatus: 5.1.1\r\nAction: failed')).toBeNull();
  expect(readReport(report('no status'))).toBeNull();
  const begun = performance.now();
  readReport(`Content-Type: multipart/report\n\n${' \t'.repeat(400_000)}`);
  readReport(`Content-Type: multipart/report\n\n${'Content-Type:'.repeat(60_000)}`);
  expect(performance.now() - begun).toBeLessThan(2000);
});

it('a failure before the server asked for the message is tried again, one after it never', () => {
  expect(judgeFailure({ code: 'ECONNECTION' }, false).became).toBe('waiting');
  expect(judgeFailure({ code: 'ETIMEDOUT' }, true).became).toBe('uncertain');
  expect(judgeFailure({ responseCode: 421, response: '421 later' }, true).became).toBe('waiting');
  expect(judgeFailure({ responseCode: 554, response: '554 5.7.1 no' }, true)).toMatchObject({
    became: 'refused',
    address: false,
  });
  expect(judgeFailure({ responseCode: 550, response: '550 no', command: 'RCPT TO' }, false)).toMatchObject({
    address: true,
  });
  expect(judgeFailure({ code: 'EAUTH', responseCode: 535, response: '535 no' }, false).became).toBe(
    'waiting',
  );
  expect([1, 2, 3, 4, 9].map(waitBefore)).toEqual([60, 240, 960, 3600, 3600]);
});
