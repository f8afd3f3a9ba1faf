import { type TallyContribution, tally } from '../stats/index.ts';
import { counted } from './figures.ts';
import { metric, NOTHING } from './metric.ts';

const UNKNOWN = '(unknown)';

export const languages = metric<TallyContribution>({
  id: 'languages',
  title: 'Languages',
  definition:
    'Customer messages by language, and inquiries in which the customer wrote in it: the language that the export states, else the one that the words of the message tell, else that of all words of the conversation; too few words are unknown. answeredInIt: of inquiries of which the language of the customer and that of the first answer are both known, the share in which they are the same.',
  kind: 'tally',
  needs: ['messages', 'languages'],
  better: 'neither',
  detail: true,
  of: 'customer messages',
  columns: [
    {
      id: 'languages',
      type: 'list',
      about: 'In which its customers wrote, the earliest first.',
      value: ({ conversation: { written } }) => written.flatMap(({ language }) => language ?? []),
    },
    {
      id: 'answeredInIt',
      type: 'flag',
      about: 'Of an inquiry: the first answer was in the language of the customer. Empty where either is not known.',
      value({ measured: [one] }) {
        const same = one?.sample.ratios?.answeredInIt;
        return same ? same.matched > 0 : null;
      },
    },
  ],
  stat: () => tally({ columns: [counted('inquiries', 'inquiries')], ratios: ['answeredInIt'] }),
  measure({ written, answeredInIt, leftOut }) {
    if (written.length === 0) return NOTHING;
    const inquiries = { value: leftOut === null ? 1 : 0 };
    const rows = written.map(({ language, messages }) => ({
      key: language ?? UNKNOWN,
      count: messages,
      columns: { inquiries },
    }));
    const total = written.reduce((sum, { messages }) => sum + messages, 0);
    const isComparable = leftOut === null && answeredInIt !== null;
    const ratios = { answeredInIt: { matched: answeredInIt ? 1 : 0, total: 1 } };
    return [{ sample: { rows, total, ...(isComparable ? { ratios } : {}) } }];
  },
});
