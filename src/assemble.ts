import type { Analysis } from './analysis.ts';
import type { Measurement } from './metrics/measure.ts';
import type { Metric } from './metrics/metric.ts';
import type { Conversation } from './model/conversation.ts';
import { NOTICES } from './model/problem.ts';
import type { Target } from './model/target.ts';
import { waitingTurn } from './model/waiting.ts';
import { type Report, type ReportFile, SCHEMA_VERSION } from './report/report.ts';
import { VERSION } from './version.ts';

const iso = (instant: number): string => new Date(instant).toISOString();
const isoOrNull = (instant: number | null): string | null => (instant === null ? null : iso(instant));

/** Puts what was read and what was measured into the one document that renderers and checks see. */
export function reportOf(
  analysis: Analysis,
  metrics: readonly Metric[],
  { metrics: figures, slices }: Measurement,
): Report {
  const { conversations, interactions, excluded, asOf, earliest, log } = analysis;
  const waiting = whoWaits(conversations);
  const isChosen = (analysis.options.metrics ?? []).length > 0;
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'socmetrics', version: VERSION },
    options: optionsOf(analysis),
    input: {
      files: analysis.files.map(fileOf),
      interactions,
      excluded,
      conversations: conversations.length,
      earliest: isoOrNull(earliest),
      problems: log.counts().map(({ examples, ...problem }) => ({
        ...problem,
        notice: NOTICES.has(problem.code),
        examples: [...examples],
      })),
    },
    period: periodOf(conversations, asOf),
    resolutions: resolutionSource(conversations),
    waiting: waiting.slice(0, MOST_WAITING),
    waitingTotal: waiting.length,
    definitions: Object.fromEntries(metrics.map((metric) => [metric.id, definitionOf(metric, isChosen)])),
    metrics: { ...figures },
    groups: slices.map(({ by, metrics: sliced }) => ({ by: { ...by }, metrics: { ...sliced } })),
  };
}

const definitionOf = (
  {
    title,
    kind,
    of,
    better,
    unfinished = '',
    resolutions = false,
    detail = false,
    definition,
    notCompared,
    unasked,
  }: Metric,
  isChosen: boolean,
) => ({
  title,
  kind,
  of,
  better,
  unfinished,
  resolutions,
  ...(detail && !isChosen ? { detail } : {}),
  ...(notCompared !== undefined && { notCompared }),
  ...(unasked && { onRequest: true }),
  definition,
});

const MOST_WAITING = 1000;

function optionsOf({ options, asOf }: Analysis): Report['options'] {
  return {
    timeZone: options.timeZone,
    inputTimeZone: options.inputTimeZone,
    asOf: isoOrNull(asOf),
    from: isoOrNull(options.from),
    to: isoOrNull(options.to),
    by: [...options.by],
    ...(options.every ? { every: options.every } : {}),
    dateBasis: options.dateBasis,
    clock: options.clock,
    ...(options.schedules.named.size > 0 && { schedules: { ...options.schedules.told } }),
    ...(options.targets.length > 0 && { sla: Object.fromEntries(options.targets.map(targetTold)) }),
    gapSeconds: options.gap / 1000,
    pendingSeconds: options.pending / 1000,
    resolvedAfterSeconds: options.resolvedAfter / 1000,
    bots: options.bots,
    bot: [...options.bot],
    excludeAuthor: [...options.excludeAuthor],
    include: [...options.include],
    self: [...options.self],
    accounts: [...options.accounts],
    map: [...(options.map ?? [])],
    dateFormat: options.dateFormat ?? null,
    dateOrder: options.dateOrder ?? null,
    limitsSeconds: options.limits.map((limit) => limit / 1000),
    topics: structuredClone(options.topics) as Report['options']['topics'],
    builtInTopics: options.builtInTopics,
  };
}

const targetTold = ({ name, metric, limit, share, where, time }: Target) =>
  [
    name,
    {
      metric,
      targetSeconds: limit / 1000,
      share,
      where: Object.fromEntries(Object.entries(where).map(([dimension, values]) => [dimension, [...values]])),
      time,
    },
  ] as const;

function fileOf({ plan, result, duplicates }: Analysis['files'][number]): ReportFile {
  const { read, skipped, outcome } = result;
  return {
    path: plan.path,
    sha256: outcome?.sha256 ?? '',
    bytes: outcome?.bytes ?? 0,
    platform: plan.match.platform.id,
    title: plan.match.platform.title,
    format: plan.format,
    encoding: plan.encoding,
    delimiter: plan.delimiter,
    records: { read, used: read - skipped - duplicates, skipped, duplicates },
  };
}

function periodOf(conversations: readonly Conversation[], asOf: number | null): Report['period'] {
  let from = Number.POSITIVE_INFINITY;
  for (const { startedAt } of conversations) if (startedAt < from) from = startedAt;
  return from === Number.POSITIVE_INFINITY || asOf === null ? null : { from: iso(from), to: iso(Math.max(asOf, from)) };
}

function resolutionSource(conversations: readonly Conversation[]): Report['resolutions'] {
  const sources = new Set(conversations.map(({ resolution }) => resolution?.source));
  if (sources.has('recorded')) return sources.has('inferred') ? 'both' : 'recorded';
  return sources.has('inferred') ? 'inferred' : 'none';
}

/** Whose last turn is open, longest first. */
function whoWaits(conversations: readonly Conversation[]): Report['waiting'] {
  const waiting: { conversation: string; at: number; channel: string; account: string }[] = [];
  for (const conversation of conversations) {
    const { id, channel, account } = conversation;
    const turn = waitingTurn(conversation);
    if (turn) waiting.push({ conversation: id, at: turn.openedAt, channel, account });
  }
  return waiting
    .sort((a, b) => a.at - b.at || (a.conversation < b.conversation ? -1 : 1))
    .map(({ conversation, at, channel, account }) => ({ conversation, since: iso(at), channel, account }));
}
