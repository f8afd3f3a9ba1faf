import { describe, expect, it } from 'vitest';
import { agent, bot, customer, figures, tell } from '../support/tell.ts';

const canned = { metrics: ['canned-share'] };

/** One question and one answer a conversation. */
const answered = (number: number, text: string, author = 'Sandra') => [
  customer('Mon 09:00', { conversation: `c${number}`, author: `customer ${number}` }),
  agent('Mon 09:10', { conversation: `c${number}`, author, text }),
];

const sixAlike = ['Ann', 'Ben Major', 'Cleo', 'Dan', 'Eve', 'Finn'].flatMap((name, number) =>
  answered(
    number,
    `Hi ${name}, your parcel ${number}7${number} left us today, see https://shop.example/${number} ^S${name[0]}`,
  ),
);

describe('canned-share', () => {
  it('counts what is near-identical to five others, whatever the name, the number, the link and the signature', () => {
    const told = tell([
      ...sixAlike,
      ...answered(7, 'The shop in Lublin opens at nine.'),
      ...answered(8, 'Sorry for that!'),
    ]);
    expect(figures(told, canned).metrics['canned-share']).toMatchObject({ matched: 6, total: 8 });
  });

  it('does not count what only four others resemble', () => {
    const told = tell(sixAlike.slice(2));
    expect(figures(told, canned).metrics['canned-share']).toMatchObject({ matched: 0, total: 5 });
  });

  it('counts human agents, not bots and not customers', () => {
    const robots = Array.from({ length: 6 }, (_, number) => [
      customer('Tue 09:00', { conversation: `b${number}`, text: 'We have received your message' }),
      bot('Tue 09:01', { conversation: `b${number}`, text: 'We have received your message' }),
    ]);
    const told = tell([...answered(1, 'We have received your message'), ...robots.flat()]);
    expect(figures(told, canned).metrics['canned-share']).toMatchObject({ matched: 0, total: 1 });
  });

  it('gives each agent their own share', () => {
    const told = tell([...sixAlike, ...answered(9, 'The shop in Lublin opens at nine.', 'Marta')]);
    const slices = figures(told, { ...canned, by: ['agent'] }).slices.map(({ by, metrics }) => [
      by.agent,
      metrics['canned-share'],
    ]);
    expect(slices).toEqual([
      ['Marta', expect.objectContaining({ matched: 0, total: 1 })],
      ['Sandra', expect.objectContaining({ matched: 6, total: 6 })],
    ]);
  });

  it('is not available where no words were exported', () => {
    const told = tell([customer('Mon 09:00', { text: '' }), agent('Mon 09:10', { text: '' })]);
    expect(figures(told, canned).metrics['canned-share']).toMatchObject({ kind: 'not-available' });
  });
});
