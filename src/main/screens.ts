import * as cadence from '../align/cadence/screens/index.ts';
import * as contributions from '../align/contributions/screens/index.ts';
import * as decisions from '../align/decisions/screens/index.ts';
import * as governance from '../align/governance/screens/index.ts';
import * as findings from '../understand/findings/screens/index.ts';
import * as journeys from '../understand/journeys/screens/index.ts';
import * as intake from '../understand/listening/intake/screens/index.ts';
import * as invitations from '../understand/listening/invitations/screens/index.ts';
import * as mail from '../understand/listening/mail/screens/index.ts';
import * as observations from '../understand/listening/observations/screens/index.ts';
import * as posts from '../understand/listening/posts/screens/index.ts';
import * as captcha from '../understand/listening/surveys/captcha/screens/index.ts';
import * as exchange from '../understand/listening/surveys/exchange/screens/index.ts';
import * as surveys from '../understand/listening/surveys/screens/index.ts';
import * as languageModel from '../understand/meaning/language-model/screens/index.ts';
import * as quotedPromises from '../understand/meaning/promises/screens/index.ts';
import * as redaction from '../understand/meaning/redaction/screens/index.ts';
import * as meaning from '../understand/meaning/screens/index.ts';
import * as consent from '../understand/people/consent/screens/index.ts';
import * as customers from '../understand/people/customers/screens/index.ts';
import * as erasure from '../understand/people/erasure/screens/index.ts';
import * as identity from '../understand/people/identity/screens/index.ts';
import * as panels from '../understand/people/panels/screens/index.ts';
import * as retention from '../understand/people/retention/screens/index.ts';
import * as segments from '../understand/people/segments/screens/index.ts';
import * as scores from '../understand/scores/screens/index.ts';
import type { PartScreens } from '../web/screen.ts';

/**
 * Every part's screens, in the order of DESIGN. A part adds its import above and its name below.
 * `screens/index.ts` exports `screens` and `words`; nothing heavy, so that a screen's code loads when it is opened.
 */
// biome-ignore format: one line per part, so that two people can add theirs at the same time
export const partScreens: readonly PartScreens[] = [
  intake,
  posts,
  observations,
  surveys,
  invitations,
  mail,
  captcha,
  exchange,
  journeys,
  meaning,
  languageModel,
  redaction,
  quotedPromises,
  customers,
  identity,
  panels,
  segments,
  consent,
  erasure,
  retention,
  scores,
  findings,
  cadence,
  decisions,
  contributions,
  governance,
];
