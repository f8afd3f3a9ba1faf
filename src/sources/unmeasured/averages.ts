import { AVERAGES, type Unmeasured } from './unmeasured.ts';

const AVERAGE = /(^|_)(avg|average|mean|median|med|p\d\d|percentile)(_|$)/;
const OF_SUPPORT = /repl(y|ies)|respon|resol|solv|wait|handl|satisf|csat|assign|clos/;

/** Of any vendor: Zendesk Explore, Freshdesk Analytics, Intercom, Sprout Social and others name such columns alike. */
export const averages: readonly Unmeasured[] = [
  {
    title: 'a report of averages',
    columns: [],
    like: (name) => AVERAGE.test(name) && OF_SUPPORT.test(name),
    last: true,
    why: AVERAGES,
    instead: 'Export one row a conversation or a message; socmetrics platforms lists what is recognised.',
  },
];
