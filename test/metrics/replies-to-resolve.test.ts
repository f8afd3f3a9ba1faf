import { expect, it } from 'vitest';
import { agent, bot, customer, figures, laterOn, note, status, tell } from '../support/tell.ts';

it('counts the public messages of humans in cases that are resolved', () => {
  const case_ = (conversation: string, ...rest: Parameters<typeof tell>[0]) => [
    customer('Mon 09:00', { conversation }),
    ...rest,
  ];
  const told = tell([
    ...case_('c1', bot('Mon 09:01', { conversation: 'c1' }), agent('Mon 10:00', { conversation: 'c1' })),
    status('resolved', 'Mon 11:00', 'agent', { conversation: 'c1' }),
    ...case_('c2', agent('Mon 10:00', { conversation: 'c2' }), note('Mon 10:05', { conversation: 'c2' })),
    agent('Mon 10:10', { conversation: 'c2' }),
    agent('Mon 10:20', { conversation: 'c2' }),
    status('closed', 'Mon 11:00', 'agent', { conversation: 'c2' }),
    // Closed without a word, and one that is still open.
    ...case_('c3', status('closed', 'Mon 11:00', 'agent', { conversation: 'c3' })),
    ...case_('c4', agent('Mon 10:00', { conversation: 'c4' })),
    laterOn('Sun 12:00'),
  ]);
  expect(figures(told).metrics['replies-to-resolve']).toStrictEqual({
    kind: 'numbers',
    n: 3,
    mean: 4 / 3,
    median: 1,
    // 0, 1, 3: the 90th percentile lies at 1.8, so 1 + 0.8 * 2.
    p90: 2.6,
    min: 0,
    max: 3,
    values: [0, 1, 3].map((value) => ({ value, count: 1, share: 1 / 3 })),
  });
});
