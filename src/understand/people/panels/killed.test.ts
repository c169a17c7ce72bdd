import { describe, expect, it } from 'vitest';
import { killedInTurn } from '../../../../tests/kill/killed-in-turn.ts';

const script = new URL('../../../../tests/kill/panel-process.ts', import.meta.url);
const whole = { total: 500, different: 500, probabilities: [0.25], panel_members: 500 };

describe('the draw of a panel that is killed with -9', () => {
  it('before it is durable: nobody was drawn, and drawing again is the whole draw', async () => {
    const places = ['within 1 panel_members', 'within 1 panel_members'];
    expect(await killedInTurn(script, places)).toEqual({ ...whole, eligible: 2000, drawn: 500 });
  }, 60_000);

  it('when it is durable and nobody was told: drawing again draws nobody a second time', async () => {
    const places = ['after 1 panel_members'];
    expect(await killedInTurn(script, places)).toEqual({ ...whole, eligible: 1500, drawn: 0 });
  }, 60_000);
});
