// The same figures in SQL: what a person who knows DuckDB would write for twcs.csv. Prints JSON and nothing else.
//   node bench/duckdb.mjs FILE
import { DuckDBInstance } from '@duckdb/node-api';

const TOPICS = {
  delivery: 'parcel|deliver|courier|tracking|shipp|package',
  billing: 'invoice|charged|bill|payment|amount',
  refund: 'refund|money back|paid out',
  account: 'log in|password|account|locked',
  outage: 'outage|no connection|offline|service (is )?(down|back)|network',
  app: 'app |update|version|crash|install',
  broken: 'broke|damaged|defective|missing|does not switch on',
  warranty: 'warranty|repair|guarantee|serial number',
  store: 'opening hours|open on|store|shop',
  cancel: 'cancel|subscription|contract',
};

const NEGATIVE = [
  ...['terrible', 'worst', 'disappoint', 'useless', 'still waiting', 'awful', 'frustrat', 'ridiculous', 'horrible'],
  ...['never again', 'angry', 'unacceptable', 'broken', 'nobody', 'not arrive', 'hate', 'annoy', 'rude', 'scam'],
].join('|');

const names = Object.keys(TOPICS);
const matches = (words) => `regexp_matches(text, '\\b(${words})', 'i')`;

/** Words are judged while reading, and then dropped. */
const readMessages = (file) => `
  CREATE TEMP TABLE messages AS
  SELECT tweet_id::BIGINT AS id, in_response_to_tweet_id::BIGINT AS parent, inbound = 'True' AS customer,
    epoch(strptime(created_at, '%a %b %d %H:%M:%S %z %Y'))::BIGINT AS sent,
    customer AND ${matches(NEGATIVE)} AS negative,
    ${names.map((name) => `${matches(TOPICS[name])} AS ${name}`).join(',\n    ')}
  FROM read_csv('${file.replaceAll("'", "''")}', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')`;

/** A root answers nothing, or something that the file does not hold. */
const GROUP = `
  CREATE TEMP TABLE grouped AS
  WITH RECURSIVE chain(id, root, truncated) AS (
    SELECT m.id, m.id, m.parent IS NOT NULL
    FROM messages m LEFT JOIN messages p ON m.parent = p.id
    WHERE p.id IS NULL
    UNION ALL
    SELECT m.id, c.root, c.truncated FROM chain c JOIN messages m ON m.parent = c.id
  )
  SELECT m.*, c.root, c.truncated FROM chain c JOIN messages m USING (id)`;

/**
 * A turn is what customers write up to an agent's next message: the messages behind equally many answers.
 * At equal instants the id decides: in this file a parent always has the smaller one.
 */
const TURNS = `
  CREATE TEMP TABLE turns AS
  WITH numbered AS (
    SELECT root, truncated, customer, sent,
      count(*) FILTER (NOT customer) OVER past - (NOT customer)::INT AS turn,
      row_number() OVER past AS place
    FROM grouped
    WINDOW past AS (PARTITION BY root ORDER BY id <> root, sent, id ROWS UNBOUNDED PRECEDING)
  )
  SELECT root, turn, any_value(truncated) AS truncated,
    arg_min(sent, place) FILTER (customer) AS opened, any_value(sent) FILTER (NOT customer) AS answered
  FROM numbered GROUP BY root, turn`;

/** The root opens the first turn, unless an agent wrote it. */
const FIGURES = `
  WITH last AS (SELECT max(sent) AS as_of FROM messages),
  first_turns AS (SELECT * FROM turns WHERE turn = 0 AND NOT truncated AND opened IS NOT NULL),
  waits AS (SELECT answered - opened AS wait FROM first_turns WHERE answered >= opened),
  all_waits AS (SELECT answered - opened AS wait FROM turns WHERE answered >= opened)
  SELECT
    (SELECT count(DISTINCT root) FROM turns) AS conversations,
    (SELECT count(*) FROM first_turns) AS inquiries,
    (SELECT count(answered) FROM first_turns) AS answered,
    (SELECT count(*) FROM first_turns, last WHERE answered IS NULL AND as_of - opened < 86400) AS pending,
    (SELECT struct_pack(n := count(*), mean := avg(wait), median := quantile_cont(wait, 0.5),
      p90 := quantile_cont(wait, 0.9)) FROM waits) AS first_response,
    (SELECT struct_pack(n := count(*), mean := avg(wait), median := quantile_cont(wait, 0.5),
      p90 := quantile_cont(wait, 0.9)) FROM all_waits) AS response_time,
    (SELECT count(*) FROM turns WHERE opened IS NOT NULL) AS turns,
    (SELECT count(*) FROM messages c WHERE c.customer AND
      c.id IN (SELECT parent FROM messages WHERE NOT customer AND parent IS NOT NULL)) AS answered_by_link,
    (SELECT count(*) FROM messages WHERE customer) AS customer_messages,
    (SELECT count(*) FROM messages WHERE negative) AS negative_messages`;

const TOPIC_COUNTS = `
  SELECT ${names.map((name) => `count(*) FILTER (${name}) AS ${name}`).join(', ')}
  FROM (SELECT ${names.map((name) => `bool_or(${name}) AS ${name}`).join(', ')} FROM grouped GROUP BY root)`;

async function only(connection, sql) {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRowObjectsJson()[0];
}

const numbers = (row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)]));

async function figures(file) {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const sql of [readMessages(file), GROUP, TURNS]) await connection.run(sql);
  const { first_response: firstResponse, response_time: responseTime, ...counts } = await only(connection, FIGURES);
  const { answered, inquiries, pending, ...others } = numbers(counts);
  return {
    ...others,
    inquiries,
    answered,
    pending,
    responseRate: answered / (inquiries - pending),
    firstResponse: numbers(firstResponse),
    responseTime: numbers(responseTime),
    topics: numbers(await only(connection, TOPIC_COUNTS)),
  };
}

const [file] = process.argv.slice(2);
if (file) console.log(JSON.stringify(await figures(file), null, 1));
else {
  console.error('Usage: node bench/duckdb.mjs FILE');
  process.exitCode = 2;
}
