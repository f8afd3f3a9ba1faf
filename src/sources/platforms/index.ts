import { appStore } from './app-store.ts';
import { appStoreScraper } from './app-store-scraper.ts';
import { careDialogs } from './care-dialogs.ts';
import { chatwoot } from './chatwoot.ts';
import { chatwootCsat } from './chatwoot-csat.ts';
import { discord } from './discord.ts';
import { discordCsv } from './discord-csv.ts';
import { eventLog } from './event-log.ts';
import { freshdesk } from './freshdesk.ts';
import { freshdeskCsv } from './freshdesk-csv.ts';
import { front } from './front.ts';
import { googleBusiness } from './google-business.ts';
import { googlePlay } from './google-play.ts';
import { googlePlayScraper } from './google-play-scraper.ts';
import { gorgias } from './gorgias.ts';
import { helpScout } from './help-scout.ts';
import { intercom } from './intercom.ts';
import { messages } from './messages.ts';
import { meta } from './meta.ts';
import { osticket } from './osticket.ts';
import { osticketCsv } from './osticket-csv.ts';
import { isTable, type Platform } from './platform.ts';
import { signal } from './signal.ts';
import { slack } from './slack.ts';
import { telegram } from './telegram.ts';
import { tickets } from './tickets.ts';
import { trustpilot } from './trustpilot.ts';
import { twcs } from './twcs.ts';
import { whatsapp } from './whatsapp.ts';
import { xApi } from './x-api.ts';
import { xArchive } from './x-archive.ts';
import { zammad } from './zammad.ts';
import { zammadSheet } from './zammad-sheet.ts';
import { zendesk } from './zendesk.ts';
import { zendeskCsv } from './zendesk-csv.ts';
import { zendeskCommentTable, zendeskHistoryTable, zendeskTicketTable, zendeskUserTable } from './zendesk-tables.ts';

/**
 * Every export format that is recognised. Adding one is one file, one fixture and one line here. Of the formats of one
 * product the one that tells most of a case stands first: where two exports hold the same case, it counts.
 */
export const PLATFORMS: readonly Platform[] = [
  twcs,
  careDialogs,
  zendesk,
  zendeskCsv,
  zendeskTicketTable,
  zendeskCommentTable,
  zendeskHistoryTable,
  zendeskUserTable,
  freshdesk,
  freshdeskCsv,
  intercom,
  chatwoot,
  chatwootCsat,
  gorgias,
  helpScout,
  front,
  zammad,
  zammadSheet,
  osticket,
  osticketCsv,
  telegram,
  signal,
  whatsapp,
  meta,
  xApi,
  xArchive,
  slack,
  discord,
  discordCsv,
  googlePlay,
  googlePlayScraper,
  appStore,
  appStoreScraper,
  googleBusiness,
  trustpilot,
  eventLog,
  messages,
  tickets,
];

/** Every field that some table has: what `--map` can speak of. */
export const FIELDS: ReadonlySet<string> = new Set(
  PLATFORMS.filter(isTable).flatMap(({ row }) => Object.keys(row.shape)),
);
