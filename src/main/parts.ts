import { cadence } from '../align/cadence/index.ts';
import { contributions } from '../align/contributions/index.ts';
import { decisions } from '../align/decisions/index.ts';
import { governance } from '../align/governance/index.ts';
import type { Command } from '../cli/command.ts';
import type { Sentence } from '../kernel/policy.ts';
import { access } from '../server/access/index.ts';
import type { Expiring } from '../server/expiring.ts';
import type { Forgetter, Pause } from '../server/forgetting.ts';
import type { Hook } from '../server/hooks.ts';
import type { PublicPage } from '../server/public-pages.ts';
import type { Endpoint, Services } from '../server/serve.ts';
import { surveyPage } from '../survey-page/index.ts';
import { part as findings } from '../understand/findings/index.ts';
import { part as journeys } from '../understand/journeys/index.ts';
import { intake } from '../understand/listening/intake/index.ts';
import { invitations } from '../understand/listening/invitations/index.ts';
import { items } from '../understand/listening/items/index.ts';
import { mail } from '../understand/listening/mail/index.ts';
import { observations } from '../understand/listening/observations/index.ts';
import { posts } from '../understand/listening/posts/index.ts';
import { answering } from '../understand/listening/surveys/answering/index.ts';
import { captcha } from '../understand/listening/surveys/captcha/index.ts';
import { exchange } from '../understand/listening/surveys/exchange/index.ts';
import { surveys } from '../understand/listening/surveys/index.ts';
import { letterhead } from '../understand/listening/surveys/letterhead/index.ts';
import { surveyPreview } from '../understand/listening/surveys/preview/index.ts';
import { surveyResults } from '../understand/listening/surveys/results/index.ts';
import { part as meaning } from '../understand/meaning/index.ts';
import { languageModel } from '../understand/meaning/language-model/index.ts';
import { quotedPromises } from '../understand/meaning/promises/index.ts';
import { redaction } from '../understand/meaning/redaction/index.ts';
import { consentOf } from '../understand/people/consent/index.ts';
import { customers } from '../understand/people/customers/index.ts';
import { erasureOf } from '../understand/people/erasure/index.ts';
import { identity } from '../understand/people/identity/index.ts';
import { onOwnPage, panels } from '../understand/people/panels/index.ts';
import { retentionOf } from '../understand/people/retention/index.ts';
import { segments } from '../understand/people/segments/index.ts';
import { part as scores } from '../understand/scores/index.ts';

/** What a part's door (index.ts) offers to the composition. */
export interface Part {
  readonly routes?: readonly Endpoint[];
  readonly commands?: readonly Command[];
  /** Pages that need no sign-in: surveys, a customer's preferences. */
  readonly pages?: readonly PublicPage[];
  /** Where other tools call; who calls is proven by a signature. */
  readonly hooks?: readonly Hook[];
  readonly policy?: readonly Sentence[];
  /** Registers listeners for domain events (`services.events.on`); called wherever services are composed. */
  readonly listens?: (services: Services) => void;
  /** Called when a server starts, after `listens`: take up again what a crash left half done. */
  readonly onStart?: (services: Services) => Promise<void>;
  /** Everything the part keeps of customers, and how each is forgotten when one is erased. */
  readonly forgets?: readonly Forgetter[];
  /** What of words is let go when their time is over; the voices themselves stay counted. */
  readonly wordsLetGo?: readonly Forgetter[];
  /** Kinds of data that are kept for so many days. */
  readonly expires?: readonly Expiring[];
  /** How what comes in through the part is held back while somebody is erased. */
  readonly pauses?: readonly Pause[];
}

/** Every part but the one that erases customers from all of these, in the order of DESIGN: access, understand, then align. */
// biome-ignore format: one line per part, so that two people can add theirs at the same time
const keepers: readonly Part[] = [
  access,
  intake,
  mail,
  invitations,
  surveys,
  surveyPreview,
  surveyResults,
  exchange,
  letterhead,
  surveyPage,
  answering,
  captcha,
  items,
  posts,
  observations,
  journeys,
  scores,
  meaning,
  languageModel,
  redaction,
  quotedPromises,
  identity,
  customers,
  panels,
  segments,
  findings,
  governance,
  decisions,
  contributions,
  cadence,
];

const pauses = keepers.flatMap((part) => [...(part.pauses ?? [])]);
const forgetters = keepers.flatMap((part) => [...(part.forgets ?? [])]);
const consent = consentOf(forgetters, onOwnPage);

/** Every part of the house. */
export const parts: readonly Part[] = [
  ...keepers,
  consent,
  erasureOf({
    forgetters: [...forgetters, ...consent.forgets],
    pauses,
  }),
  retentionOf({
    forgetters: [...forgetters, ...keepers.flatMap((part) => [...(part.wordsLetGo ?? [])])],
    expiring: keepers.flatMap((part) => [...(part.expires ?? [])]),
    pauses,
  }),
];
