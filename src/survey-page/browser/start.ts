import '../look.css';
import type { ForScript } from '../for-script.ts';
import { answerPage } from './answer-page.ts';
import { deliverLeftovers } from './courier.ts';
import { speaker } from './frame.ts';
import { passCheck } from './person-check.ts';

/** Answers that were on their way when this device was last here: delivered, and gone on with where they were unfinished. */
async function settleEarlier({ link, key, kiosk, words, definition }: ForScript): Promise<void> {
  const { arrived, mine } = await deliverLeftovers({ link, key });
  const isFresh = location.pathname === `/s/${link}`;
  if (mine !== null && isFresh && !kiosk && definition.conduct.resume) {
    location.replace(`/s/${link}/${mine}${location.search}`);
  } else if (arrived > 0) {
    const state = document.getElementById('state');
    if (state !== null) state.textContent = words.texts.delivered;
  }
}

const tell = speaker();
const island = document.getElementById('sirius');
const form = document.getElementById('answers');
const check = document.getElementById('check');
if (check instanceof HTMLFormElement) void passCheck(check);
if (island !== null) {
  const given = JSON.parse(island.textContent ?? '') as ForScript;
  if (form instanceof HTMLFormElement) answerPage(given, form, tell);
  else tell('done');
  if (!given.preview) void settleEarlier(given);
}
