import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/pipeline.ts';
import { ROOT } from '../../support/fixtures.ts';
import { summary } from '../../support/report.ts';

async function* piped(content: string | Buffer) {
  yield Buffer.from(content);
}
const reportOf = (content: string | Buffer) => analyze(['-'], { stdin: piped(content) });

/** Of one review and its reply: what is answered, how fast, and what is said of it. */
async function answered(content: string | Buffer) {
  const report = await reportOf(content);
  const { matched, total } = summary(report, 'response-rate', 'ratio');
  const { invalid, max } = summary(report, 'first-response-time', 'duration');
  return { matched, total, invalid, seconds: max, problems: report.input.problems.map(({ code }) => code) };
}

const google = (more: object) =>
  JSON.stringify({
    reviews: [{ reviewId: 'a', starRating: 'ONE', comment: 'Why?', createTime: '2026-03-02T09:00:00Z', ...more }],
  });
const reply = (updateTime: string) => ({ reviewReply: { comment: 'So', updateTime } });

describe('a review and its reply', () => {
  it('are an inquiry and its answer', async () => {
    const found = await answered(google(reply('2026-03-02T10:00:00Z')));
    expect(found).toEqual({ matched: 1, total: 1, invalid: 0, seconds: 3600, problems: [] });
  });

  it('count from the first version where the review was changed afterwards, which is told', async () => {
    const found = await answered(google({ updateTime: '2026-03-05T09:00:00Z', ...reply('2026-03-02T10:00:00Z') }));
    expect(found).toEqual({ matched: 1, total: 1, invalid: 0, seconds: 3600, problems: ['answer-before-question'] });
  });

  it('give no duration where the only date of the review lies behind the reply, which is told', async () => {
    const found = await answered(google(reply('2026-03-01T10:00:00Z')));
    expect(found).toMatchObject({ matched: 1, total: 1, invalid: 1, problems: ['answer-before-question'] });
  });

  it('ask for nothing where the review is stars alone', async () => {
    const found = await reportOf(google({ comment: undefined }));
    expect(summary(found, 'response-rate', 'ratio')).toMatchObject({ matched: 0, total: 0 });
    expect(summary(found, 'satisfaction', 'ratio')).toMatchObject({ matched: 0, total: 1 });
  });
});

it('a review of Google Takeout has its id in its name alone', async () => {
  const name = 'accounts/1/locations/2/reviews/a';
  const found = await answered(google({ reviewId: undefined, name, ...reply('2026-03-02T10:00:00Z') }));
  expect(found).toEqual({ matched: 1, total: 1, invalid: 0, seconds: 3600, problems: [] });
});

it('a reply of Google without its time is not left out in silence', async () => {
  expect((await answered(google({ reviewReply: { comment: 'So' } }))).problems).toEqual(['no-time']);
});

it('an App Store response finds its review by either of the two that name the other', async () => {
  const review = (id: string, response: string | null) => ({
    type: 'customerReviews',
    id,
    attributes: { rating: 2, title: 'Why', body: 'does it crash?', createdDate: '2026-03-02T09:00:00Z' },
    relationships: { response: { data: response && { id: response } } },
  });
  const response = (id: string, of: string | null) => ({
    type: 'customerReviewResponses',
    id,
    attributes: { responseBody: 'Sorry', lastModifiedDate: '2026-03-02T10:00:00Z' },
    relationships: { review: { data: of && { id: of } } },
  });
  const page = {
    data: [review('1', 'r1'), review('2', null), review('3', null)],
    included: [response('r1', null), response('r2', '2'), response('r9', null)],
  };
  const found = await reportOf(JSON.stringify(page));
  expect(summary(found, 'response-rate', 'ratio')).toMatchObject({ matched: 2, total: 2, pending: 1 });
  expect(found.input.problems).toMatchObject([{ code: 'no-id', count: 1 }]);
});

it('Google Play files are read in UTF-16 as they come, and a spreadsheet’s exponents do no harm', async () => {
  const { input } = await analyze(['fixtures/google-play/week/input.csv'], { workingDirectory: ROOT });
  expect(input.files[0]).toMatchObject({ platform: 'google-play', encoding: 'utf-16le' });
  const content = [
    'Package Name,Review Submit Date and Time,Review Submit Millis Since Epoch,Star Rating,Review Text,Developer Reply Date and Time,Developer Reply Millis Since Epoch,Developer Reply Text',
    'a.b,2026-03-02T09:00:00Z,1.77E+12,1,Why?,2026-03-02T10:00:00Z,1.77E+12,So',
  ].join('\n');
  expect(await answered(content)).toMatchObject({ matched: 1, seconds: 3600 });
});

it('Trustpilot times are in UTC, as the names of their columns say', async () => {
  const content = [
    'Review Id,Review Created (UTC),Review Title,Review Content,Review Stars,Business Reply Date (UTC)',
    'a,2026-03-02 09:00:00,Why,does it break?,1,2026-03-02 10:00:00',
  ].join('\n');
  const report = await analyze(['-'], { stdin: piped(content), inputTimeZone: 'America/New_York' });
  expect(report.input.problems).toEqual([]);
  expect(report.input.files[0]).toMatchObject({ platform: 'trustpilot' });
  expect(JSON.stringify(report.input)).toContain('2026-03-02T09:00:00');
});

describe('a response that app-store-scraper collected', () => {
  const review = {
    date: '2026-03-02 09:00:00',
    review: 'Why?',
    rating: 1,
    isEdited: false,
    userName: 'ida',
    title: 'x',
  };
  const seconds = async (content: string) => (await answered(content)).seconds;

  it('is read as an object, beside reviews without any', async () => {
    const developerResponse = { id: 5, body: 'So', modified: '2026-03-02T10:00:00Z' };
    const rows = [
      { ...review, developerResponse },
      { ...review, userName: 'tom', developerResponse: null },
    ];
    expect(await seconds(JSON.stringify(rows))).toBe(3600);
  });

  it.each([
    `{'id': 5, 'body': 'It''s', 'modified': '2026-03-02T10:00:00Z'}`.replace(`''`, `\\'`),
    `{'id': 5, 'body': "It's 'modified': so", 'modified': '2026-03-02T10:00:00Z'}`,
    `{'modified': '2026-03-02T10:00:00Z', 'body': 'So'}`,
  ])('is read as Python prints it: %s', async (printed) => {
    const cell = `"${printed.replaceAll('"', '""')}"`;
    const row = `2026-03-02 09:00:00,${cell},Why?,1,False,ida,x`;
    expect(await seconds(`date,developerResponse,review,rating,isEdited,userName,title\n${row}\n`)).toBe(3600);
  });
});

it('a review that google-play-scraper collected is told with its reply by the names of either package', async () => {
  const python = 'reviewId,userName,content,score,thumbsUpCount,at,replyContent,repliedAt\n';
  const row = 'a,Ida,Why?,1,0,2026-03-02 09:00:00,So,2026-03-02 10:00:00\n';
  const javascript = { id: 'a', userName: 'Ida', text: 'Why?', score: 1, thumbsUp: 0, date: '2026-03-02T09:00:00Z' };
  const reply = { replyText: 'So', replyDate: '2026-03-02T10:00:00Z' };
  for (const content of [python + row, JSON.stringify([{ ...javascript, ...reply }])])
    expect(await answered(content)).toMatchObject({ matched: 1, total: 1, seconds: 3600 });
});

it('a review without stars, words or reply is skipped with a reason', async () => {
  const javascript = { id: 'a', userName: 'Ida', text: 'Why?', score: 1, thumbsUp: 0, date: '2026-03-02T09:00:00Z' };
  const { input } = await reportOf(JSON.stringify([javascript, { ...javascript, id: 'b', text: null, score: null }]));
  expect(input.files[0]?.records).toEqual({ read: 2, used: 1, skipped: 1, duplicates: 0 });
  expect(input.problems).toMatchObject([{ code: 'empty-record', count: 1, examples: [{ record: 2 }] }]);
});
