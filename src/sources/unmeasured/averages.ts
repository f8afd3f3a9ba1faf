import { AVERAGES, type Unmeasured } from './unmeasured.ts';

const AVERAGE =
  /(^|_)(avg|average|mean|median|med|p\d\d|percentile|durchschnitt\p{L}*|mittelwert|promedio|moyen(ne)?|(tempo|tiempo)_m[ée]dio|gemiddelde?|średni\p{L}*|средн\p{L}*|ortalama)(_|$)/u;
const OF_SUPPORT =
  /repl(y|ies)|respon|r[ée]sol|solv|wait|handl|satisf|csat|assign|clos|antwort|reaktion|lösung|bearbeit|respuesta|réponse|attente|resposta|rispost|risoluz|antwoord|odpowied|rozwiąz|ответ|решен|yanıt/;

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
