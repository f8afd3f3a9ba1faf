import type { TablePlatform } from './platform.ts';
import { readScraped, SCRAPED } from './scraped-review.ts';

/** What google-play-scraper collects (pypi.org/project/google-play-scraper, npmjs.com/package/google-play-scraper). */
export const googlePlayScraper: TablePlatform = {
  ...SCRAPED,
  id: 'google-play-scraper',
  title: 'Google Play reviews collected by google-play-scraper',
  about:
    'Reviews of any app and the replies of its developer, as the open packages for Python and JavaScript collect them. Python writes times of its own clock without a zone (--input-tz); a review that was changed has only its last date, so that a reply may lie before it. Without resolutions and who replied.',
  steps: [
    'With Python: reviews_all("APP"), as a data frame to_csv; with JavaScript: reviews({ appId }) as JSON.',
    'Give the file to socmetrics; a column appId tells several apps apart.',
  ],
  aliases: {
    id: ['review_id', 'id'],
    at: ['at', 'date'],
    stars: ['score'],
    title: ['title'],
    text: ['content', 'text'],
    customer: ['user_name'],
    app: ['app_id', 'app', 'app_name', 'package_name'],
    language: ['lang', 'language'],
    country: ['country'],
    version: ['review_created_version', 'app_version', 'version'],
    thumbs: ['thumbs_up_count', 'thumbs_up'],
    repliedAt: ['replied_at', 'reply_date'],
    reply: ['reply_content', 'reply_text'],
    edited: [],
    page: [],
    response: [],
  },
  needs: ['at', 'stars', 'text', ['thumbs', 'reply', 'repliedAt']],
  toInteractions: (row, context) => readScraped('google-play', row, context),
};
