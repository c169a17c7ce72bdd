import '../look.css';
import type { ForScript } from '../for-script.ts';
import { answerPage } from './answer-page.ts';
import { deliverLeftovers } from './courier.ts';
import { speaker } from './frame.ts';

const tell = speaker();
const island = document.getElementById('sirius');
const form = document.getElementById('answers');
if (island !== null) {
  const given = JSON.parse(island.textContent ?? '') as ForScript;
  if (form instanceof HTMLFormElement) answerPage(given, form, tell);
  else tell('done');
  if (!given.preview) void deliverLeftovers(given.key);
}
