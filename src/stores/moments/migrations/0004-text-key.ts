import type { Migration } from '../migrate.ts';

// `text` holds what is left after redaction. The keyed fingerprint of the original tells whether a moment that comes again
// says the same, whatever lists and recognisers have made of it. '' = the text is not redacted.
export const migration: Migration = {
  name: '0004-text-key',
  added: [{ table: 'moments', column: "text_key String DEFAULT '' CODEC(ZSTD(1))" }],
};
