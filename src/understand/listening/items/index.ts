import { pauseItems } from './carry-outbox.ts';
import { forgets, wordsLetGo } from './forget.ts';
import { onStart } from './relay.ts';

/** What arrives one by one comes in here: durable when acknowledged, exactly once for ever. */
export const items = { onStart, forgets, wordsLetGo, pauses: [pauseItems] };

export { type Brought, broughtBy } from './brought-store.ts';
export { scalesKnown } from './known-scales.ts';
export { type Metric, nameOnScale, registerMetrics, usualSumUp } from './register-metrics.ts';
export { itemsTaken } from './relay.ts';
export { ensurePost, type Rules, rulesIn } from './store.ts';
export { itemsKept, putItems, type SentItem, type Taken, takeItem, takeItems } from './take-items.ts';
