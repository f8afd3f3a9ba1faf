import { agents } from './agents.ts';
import { alerts } from './alerts.ts';
import { backlog } from './backlog.ts';
import { botShare } from './bot-share.ts';
import { busyHours } from './busy-hours.ts';
import { cannedShare } from './canned-share.ts';
import { communityRanking } from './community-ranking.ts';
import { conversations } from './conversations.ts';
import { deflectionRate } from './deflection-rate.ts';
import { expectations } from './expectations.ts';
import { firstContactResolution } from './first-contact-resolution.ts';
import { firstResolutionTime } from './first-resolution-time.ts';
import { firstResponseAfterReopen } from './first-response-after-reopen.ts';
import { firstResponseTime } from './first-response-time.ts';
import { firstResponseWithin } from './first-response-within.ts';
import { followUpRate } from './follow-up-rate.ts';
import { frequentQuestions } from './frequent-questions.ts';
import { handoffRate } from './handoff-rate.ts';
import { intents } from './intents.ts';
import { languages } from './languages.ts';
import { messages } from './messages.ts';
import type { Metric } from './metric.ts';
import { negativeFeedbackRatio } from './negative-feedback-ratio.ts';
import { negativeFeedbackReach } from './negative-feedback-reach.ts';
import { oneTouchRate } from './one-touch-rate.ts';
import { opinionConversion } from './opinion-conversion.ts';
import { reopenRate } from './reopen-rate.ts';
import { repliesToResolve } from './replies-to-resolve.ts';
import { resolutionRate } from './resolution-rate.ts';
import { resolutionTime } from './resolution-time.ts';
import { responseRate } from './response-rate.ts';
import { responseRateMessages } from './response-rate-messages.ts';
import { responseRateTurns } from './response-rate-turns.ts';
import { responseTime } from './response-time.ts';
import { satisfaction } from './satisfaction.ts';
import { sla } from './sla.ts';
import { topics } from './topics.ts';
import { volume } from './volume.ts';
import { volumeByChannel } from './volume-by-channel.ts';

/** Every metric, in the order in which reports show them. Adding one is one file, one test and one line here. */
export const METRICS: readonly Metric[] = [
  responseRate,
  firstResponseTime,
  responseTime,
  resolutionRate,
  resolutionTime,
  negativeFeedbackRatio,
  satisfaction,
  conversations,
  messages,
  responseRateTurns,
  responseRateMessages,
  firstResponseWithin,
  firstResolutionTime,
  firstResponseAfterReopen,
  reopenRate,
  oneTouchRate,
  cannedShare,
  firstContactResolution,
  repliesToResolve,
  followUpRate,
  deflectionRate,
  botShare,
  handoffRate,
  negativeFeedbackReach,
  alerts,
  volume,
  backlog,
  busyHours,
  sla,
  volumeByChannel,
  languages,
  opinionConversion,
  topics,
  frequentQuestions,
  intents,
  agents,
  communityRanking,
  expectations,
];
