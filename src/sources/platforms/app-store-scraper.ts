import type { TablePlatform } from './platform.ts';
import { readScraped, SCRAPED } from './scraped-review.ts';

/** What app-store-scraper collects (pypi.org/project/app-store-scraper, npmjs.com/package/app-store-scraper). */
export const appStoreScraper: TablePlatform = {
  ...SCRAPED,
  id: 'app-store-scraper',
  title: 'App Store reviews collected by app-store-scraper',
  about:
    'Reviews of any app, as the open packages collect them: that for Python with the response of the developer and its last change, so that response times are upper bounds; that for JavaScript without responses. Without resolutions and who replied.',
  steps: [
    'With Python: AppStore(country, app_name).review(), its reviews as a data frame to_csv; with JavaScript: reviews({ id }) as JSON.',
    'Give the file to socmetrics; a column app_name tells several apps apart.',
  ],
  aliases: {
    id: ['review_id', 'id'],
    at: ['date', 'updated'],
    stars: ['rating', 'score'],
    title: ['title'],
    text: ['review', 'text'],
    customer: ['user_name'],
    app: ['app_name', 'app_id', 'app'],
    language: ['lang', 'language'],
    country: ['country'],
    version: ['version'],
    thumbs: [],
    edited: ['is_edited'],
    page: ['user_url'],
    repliedAt: ['developer_response_modified'],
    reply: ['developer_response_body'],
    response: ['developer_response'],
  },
  needs: ['at', 'stars', 'text', ['edited', 'response', 'repliedAt', 'page'], 'customer'],
  toInteractions: (row, context) => readScraped('app-store', row, context),
};
