import * as z from 'zod';
import { id, marked, optional } from './document.ts';

/** The records of Zendesk's JSON, as far as they are read (developer.zendesk.com/api-reference/ticketing). */

const text = optional(z.string());
const number = optional(z.number());
const list = <Item extends z.ZodType>(item: Item) => optional(z.array(item));
const channel = optional(z.union([z.string(), z.object({ channel: optional(id) })]));

const minutes = optional(z.object({ calendar: number, business: number }));
export type Minutes = z.infer<typeof minutes>;

const times = {
  solved_at: text,
  reopens: number,
  reply_time_in_minutes: minutes,
  first_resolution_time_in_minutes: minutes,
  full_resolution_time_in_minutes: minutes,
};
const metricSet = z.object(times);
export type MetricSet = z.infer<typeof metricSet>;

const score = optional(z.union([z.string(), z.object({ id: optional(id), score: optional(id), comment: text })]));

/** Names that tickets of other products do not have; two of them tell that it is one of Zendesk. */
const MARKS = [
  'allow_channelback',
  'brand_id',
  'collaborator_ids',
  'comments',
  'custom_fields',
  'email_cc_ids',
  'follower_ids',
  'generated_timestamp',
  'has_incidents',
  'metric_set',
  'problem_id',
  'raw_subject',
  'satisfaction_rating',
  'submitter_id',
  'ticket_form_id',
  'via',
] as const;

const STATES = ['new', 'open', 'pending', 'hold', 'solved', 'closed', 'deleted'] as const;

export const ticket = z
  .looseObject({
    id: optional(id),
    _id: optional(id),
    status: z.enum(STATES),
    created_at: text,
    updated_at: text,
    generated_timestamp: number,
    subject: text,
    description: text,
    priority: text,
    via: channel,
    requester_id: optional(id),
    submitter_id: optional(id),
    assignee_id: optional(id),
    collaborator_ids: list(id),
    email_cc_ids: list(id),
    brand_id: optional(id),
    tags: list(z.string()),
    satisfaction_rating: score,
    metric_set: optional(metricSet),
    comments: list(z.unknown()),
  })
  .refine(...marked(MARKS, 2))
  .refine((one) => one.id ?? one._id, { error: 'no id' });
export type Ticket = z.infer<typeof ticket>;

export const comment = z.object({
  id,
  ticket_id: optional(id),
  author_id: id,
  public: z.boolean(),
  created_at: text,
  body: text,
  plain_body: text,
  html_body: text,
  via: channel,
});
export type Comment = z.infer<typeof comment>;

export const change = z.looseObject({
  id,
  type: z.string(),
  field_name: text,
  value: z.unknown().optional(),
  previous_value: z.unknown().optional(),
});
export type Change = z.infer<typeof change>;

export const audit = z.object({
  id,
  ticket_id: id,
  created_at: text,
  author_id: optional(id),
  via: channel,
  events: z.array(z.unknown()),
});
export type Audit = z.infer<typeof audit>;

export const satisfaction = z.object({
  id,
  ticket_id: id,
  score: z.union([z.string(), z.number()]),
  requester_id: optional(id),
  assignee_id: optional(id),
  comment: text,
  created_at: text,
  updated_at: text,
});
export type Satisfaction = z.infer<typeof satisfaction>;

export const ticketMetrics = z
  .looseObject({ ticket_id: id, created_at: text, updated_at: text, ...times })
  .refine((one) => Object.hasOwn(one, 'reply_time_in_minutes') || Object.hasOwn(one, 'solved_at'), {
    error: 'no times of a ticket',
  });
export type TicketMetrics = z.infer<typeof ticketMetrics>;

const USER_MARKS = ['url', 'email', 'verified', 'suspended', 'time_zone', 'timezone', 'default_group_id'] as const;

export const user = z
  .looseObject({ id: optional(id), _id: optional(id), name: text, role: z.enum(['end-user', 'agent', 'admin']) })
  .refine((one) => one.role === 'end-user' || USER_MARKS.some((name) => Object.hasOwn(one, name)), {
    error: 'not a user of Zendesk',
  })
  .refine((one) => one.id ?? one._id, { error: 'no id' });
export type User = z.infer<typeof user>;

/** The object around a list of comments: the address of the next page names the ticket. */
export const page = z.object({ next_page: text, previous_page: text, url: text }).nullable();
export type Page = z.infer<typeof page>;
