import { firstText, list, member, raw, text, at as within } from '../fields.ts';
import { nameOfContent } from '../name-of-content.ts';
import { plainText } from '../plain-text.ts';
import type { Reading, SourceContext } from '../source-row.ts';
import { identities, lost, rowAt } from '../take.ts';

/** A review as its source tells it. Numbers are texts as they stood; `best` and `worst` are 5 and 1 unless stated. */
export interface Review {
  readonly source: string;
  readonly id: string;
  readonly author: string;
  readonly about: string;
  readonly rating: string;
  readonly best: string;
  readonly worst: string;
  readonly title: string;
  readonly body: string;
  readonly when: unknown;
  readonly language: string;
  readonly reply: string;
  readonly repliedAt: unknown;
}

export const emptyReview: Review = {
  source: 'review',
  id: '',
  author: '',
  about: '',
  rating: '',
  best: '',
  worst: '',
  title: '',
  body: '',
  when: '',
  language: '',
  reply: '',
  repliedAt: '',
};

function nameOf({ source, id, author, about, when, title, body }: Review): string {
  return `${source} review ${id || nameOfContent([author, about, text(when), title, body])}`;
}

/** A review as rows: a voice with its stars, and the company's reply as told. One review is one episode. */
export function* reviewRows(review: Review, { latest }: SourceContext, whole: unknown): Generator<Reading> {
  const { source, rating } = review;
  const id = nameOf(review);
  const worst = review.worst === '' ? 1 : Number(review.worst);
  const best = review.best === '' ? 5 : Number(review.best);
  const stars = Number(rating.replace(',', '.'));
  const onFive = worst === 1 && best === 5;
  if (rating !== '' && (!Number.isFinite(stars) || !(worst < best) || stars < worst || stars > best)) {
    yield {
      wrong: `the rating '${rating.slice(0, 40)}' is off its scale ${review.worst || 1} to ${review.best || 5}`,
      column: 'ratingValue',
      raw: raw(whole),
    };
    return;
  }
  if (rating !== '' && !onFive) {
    yield lost(
      'Ratings on another scale than 1 to 5: kept as facts, not as a score',
      `${rating} of ${worst} to ${best}`,
    );
  }
  const base = {
    episode: id,
    customer: review.author === '' ? '' : `${source} ${review.author}`,
    channel: source,
  };
  const said = [review.title, plainText(review.body)].filter((part) => part !== '').join('\n\n');
  if (said === '' && rating === '') {
    yield lost('Reviews without stars and words: nothing was said', id);
    return;
  }
  const facts = {
    about: review.about,
    ...(onFive || rating === '' ? {} : { rating, best: String(best), worst: String(worst) }),
    ...identities({ handle: review.author }),
  };
  yield rowAt(
    review.when,
    latest,
    'datePublished',
    {
      ...base,
      kind: 'voice',
      id,
      step: 'Review written',
      function: 'Customer',
      text: said,
      rating: onFive ? rating.replace(',', '.') : '',
      language: review.language,
      facts,
    },
    whole,
  );
  if (review.reply !== '') {
    yield rowAt(
      review.repliedAt || review.when,
      latest,
      'replied',
      {
        ...base,
        kind: 'told',
        id: `${id} reply`,
        step: 'Review answered',
        function: 'Support',
        text: plainText(review.reply),
      },
      whole,
    );
  }
}

const isType = (value: unknown, name: string) =>
  [member(value, '@type')]
    .flat()
    .some((type) => typeof type === 'string' && type.replace(/^.*[/#:]/, '') === name);
const nameIn = (value: unknown) => text(value) || firstText(value, 'name', 'headline', '@id', 'url');

/** Every schema.org Review inside a JSON-LD value, however it is nested; depth is bounded. */
export function* schemaReviews(
  value: unknown,
  about = '',
  depth = 0,
): Generator<{ review: Review; whole: unknown }> {
  if (depth > 12 || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value) yield* schemaReviews(one, about, depth + 1);
    return;
  }
  if (isType(value, 'Review') || isType(value, 'UserReview')) {
    const rating = list(member(value, 'reviewRating'))[0] ?? member(value, 'reviewRating');
    const author = list(member(value, 'author'))[0] ?? member(value, 'author');
    const review = {
      ...emptyReview,
      id: firstText(value, '@id', 'identifier', 'url'),
      author: nameIn(author),
      about: nameIn(member(value, 'itemReviewed')) || about,
      rating: typeof rating === 'object' ? firstText(rating, 'ratingValue') : text(rating),
      best: firstText(rating, 'bestRating'),
      worst: firstText(rating, 'worstRating'),
      title: firstText(value, 'name', 'headline'),
      body: firstText(value, 'reviewBody', 'description', 'text'),
      when: firstText(value, 'datePublished', 'dateCreated'),
      language: firstText(value, 'inLanguage').slice(0, 2).toLowerCase(),
    };
    yield { review, whole: value };
    return;
  }
  const named = nameIn(member(value, 'name')) || about;
  for (const inside of Object.values(value)) yield* schemaReviews(inside, named, depth + 1);
}

/** Reviews of the app stores' JSON: Apple's feed and API, Google's API and the common list of a scraper. */
export function* storeReviews(value: unknown): Generator<{ review: Review; whole: unknown }> {
  const apple = within(value, 'feed', 'entry');
  for (const entry of list(apple)) {
    const label = (...path: string[]) => text(within(entry, ...path, 'label'));
    if (label('im:rating') === '') continue;
    yield {
      whole: entry,
      review: {
        ...emptyReview,
        source: 'app store',
        id: label('id'),
        author: label('author', 'name'),
        rating: label('im:rating'),
        title: label('title'),
        body: label('content'),
        when: label('updated'),
      },
    };
  }
  for (const entry of list(member(value, 'data'))) {
    const of = member(entry, 'attributes');
    yield {
      whole: entry,
      review: {
        ...emptyReview,
        source: 'app store',
        id: firstText(entry, 'id'),
        author: firstText(of, 'reviewerNickname'),
        rating: firstText(of, 'rating'),
        title: firstText(of, 'title'),
        body: firstText(of, 'body', 'review'),
        when: firstText(of, 'createdDate', 'date'),
      },
    };
  }
  for (const entry of list(member(value, 'reviews') ?? value)) {
    if (typeof entry !== 'object' || Array.isArray(entry)) continue;
    const comments = list(member(entry, 'comments'));
    const user = comments.map((one) => member(one, 'userComment')).find((one) => one !== undefined);
    const reply = comments.map((one) => member(one, 'developerComment')).find((one) => one !== undefined);
    const google = {
      ...emptyReview,
      source: 'google play',
      language: firstText(user, 'reviewerLanguage').slice(0, 2),
    };
    if (user !== undefined) {
      yield {
        whole: entry,
        review: {
          ...google,
          id: firstText(entry, 'reviewId'),
          author: firstText(entry, 'authorName'),
          rating: firstText(user, 'starRating'),
          body: firstText(user, 'text'),
          when: text(within(user, 'lastModified', 'seconds')),
          reply: firstText(reply, 'text'),
          repliedAt: text(within(reply, 'lastModified', 'seconds')),
        },
      };
    } else {
      yield {
        whole: entry,
        review: {
          ...google,
          source: firstText(entry, 'source') || 'google play',
          id: firstText(entry, 'reviewId', 'id'),
          author: firstText(entry, 'userName', 'author', 'user'),
          about: firstText(entry, 'appId', 'product'),
          rating: firstText(entry, 'score', 'rating', 'stars'),
          title: firstText(entry, 'title'),
          body: firstText(entry, 'content', 'text', 'body', 'review'),
          when: firstText(entry, 'at', 'date', 'created_at'),
          reply: firstText(entry, 'replyContent', 'replyText', 'reply'),
          repliedAt: firstText(entry, 'repliedAt', 'replyDate'),
        },
      };
    }
  }
}

type Row = Readonly<Record<string, string>>;

/** A row of Google Play's monthly CSV, or of an App Store review table. */
export function reviewOfRow(row: Row): Review {
  if (row['Star Rating'] !== undefined) {
    return {
      ...emptyReview,
      source: 'google play',
      id: /reviewid=([^&]+)/i.exec(row['Review Link'] ?? '')?.[1] ?? '',
      about: row['Package Name'] ?? '',
      rating: row['Star Rating'],
      title: row['Review Title'] ?? '',
      body: row['Review Text'] ?? '',
      when: row['Review Submit Date and Time'] ?? '',
      language: (row['Reviewer Language'] ?? '').slice(0, 2),
      reply: row['Developer Reply Text'] ?? '',
      repliedAt: row['Developer Reply Date and Time'] ?? '',
    };
  }
  const cell = (...names: string[]) =>
    firstText(
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name.toLowerCase().replaceAll(' ', '_'), value]),
      ),
      ...names,
    );
  return {
    ...emptyReview,
    source: 'app store',
    id: cell('id', 'review_id'),
    author: cell('author', 'nickname', 'reviewer_nickname', 'user'),
    rating: cell('rating', 'stars'),
    title: cell('title'),
    body: cell('review', 'body', 'content'),
    when: cell('date', 'updated', 'created_date', 'submission_date'),
    reply: cell('developer_response', 'reply'),
    repliedAt: cell('developer_response_date', 'reply_date'),
  };
}
