import { describe, expect, it } from 'vitest';
import { agent, customer, figures, tell } from '../support/tell.ts';

const kinds = (slice: ReturnType<typeof figures>['slices'][number] | undefined) =>
  Object.fromEntries(Object.entries(slice?.metrics ?? {}).map(([id, { kind }]) => [id, kind]));

describe('a slice', () => {
  it('in which an agent answered nobody first says that there is nothing, not that the export does not tell', () => {
    const { slices } = figures(
      tell([customer('Mon 09:00'), agent('Mon 09:10', { author: 'Sandra' }), agent('Mon 09:20', { author: 'Piotr' })]),
      { by: ['agent'], metrics: ['first-response-time', 'response-rate', 'conversations'] },
    );
    const [piotr, sandra] = slices;
    expect(piotr?.by).toEqual({ agent: 'Piotr' });
    expect(piotr?.metrics['first-response-time']).toMatchObject({ kind: 'duration', n: 0, median: null });
    expect(sandra?.metrics['first-response-time']).toMatchObject({ kind: 'duration', n: 1, median: 600 });
    // Which of the two should have answered is still nobody's knowledge.
    expect(kinds(piotr)['response-rate']).toBe('not-available');
  });

  it('by event, in which cases were answered and none began, has no inquiries', () => {
    const { slices } = figures(tell([customer('Mon 09:50'), agent('Mon 10:10')]), {
      by: ['hour-of-day'],
      metrics: ['conversations', 'first-response-time'],
      byEvent: true,
    });
    const [nine, ten] = slices;
    expect(nine?.metrics.conversations).toMatchObject({ kind: 'count', value: 1 });
    expect(ten?.metrics.conversations).toMatchObject({ kind: 'count', value: 0 });
    expect(ten?.metrics['first-response-time']).toMatchObject({ n: 1, median: 1200 });
  });

  it('lacks what no conversation in it can tell, with the reason', () => {
    const told = tell([customer('Mon 09:50')]);
    const { slices } = figures(told, { by: ['channel'], metrics: ['response-rate', 'conversations'] });
    expect(slices[0]?.metrics['response-rate']).toEqual({
      kind: 'not-available',
      reason: 'this export has no answers of the brand',
    });
  });
});

describe('an export without rows, or a period in which nothing began', () => {
  it('has no conversations, and says of everything else that there is nothing to measure it by', () => {
    const { metrics } = figures(tell([]), { metrics: ['conversations', 'volume-by-channel', 'satisfaction'] });
    expect(metrics.conversations).toMatchObject({ kind: 'count', value: 0 });
    expect(metrics['volume-by-channel']).toMatchObject({ kind: 'tally', total: 0 });
    // Not that the export has no ratings: those of another period it may have.
    expect(metrics.satisfaction).toEqual({ kind: 'not-available', reason: 'there are no conversations to measure' });
  });
});
