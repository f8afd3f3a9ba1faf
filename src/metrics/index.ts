import { agents } from './agents.ts';
import { cannedShare } from './canned-share.ts';
import { conversations } from './conversations.ts';
import { firstResolutionTime } from './first-resolution-time.ts';
import { firstResponseTime } from './first-response-time.ts';
import { firstResponseWithin } from './first-response-within.ts';
import { intents } from './intents.ts';
import { messages } from './messages.ts';
import type { Metric } from './metric.ts';
import { negativeFeedbackRatio } from './negative-feedback-ratio.ts';
import { oneTouchRate } from './one-touch-rate.ts';
import { reopenRate } from './reopen-rate.ts';
import { resolutionRate } from './resolution-rate.ts';
import { resolutionTime } from './resolution-time.ts';
import { responseRate } from './response-rate.ts';
import { responseRateMessages } from './response-rate-messages.ts';
import { responseRateTurns } from './response-rate-turns.ts';
import { responseTime } from './response-time.ts';
import { satisfaction } from './satisfaction.ts';
import { topics } from './topics.ts';
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
  reopenRate,
  oneTouchRate,
  cannedShare,
  volumeByChannel,
  topics,
  intents,
  agents,
];
