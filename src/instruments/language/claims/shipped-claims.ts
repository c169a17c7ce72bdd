import type { ClaimModel } from './claim-model.ts';
import { type PackedClaims, unpackClaims } from './pack-claims.ts';
import packed from './weights/claims.json' with { type: 'json' };

let ready: ClaimModel | undefined;

/** The model learnt from the voices we wrote (tests/labelled) by tools/train-claims.ts. */
export function shippedClaims(): ClaimModel {
  // The compiler reads "platt" in a JSON file as any string; the test that learns the weights anew holds the shape.
  ready ??= unpackClaims(packed as unknown as PackedClaims);
  return ready;
}
