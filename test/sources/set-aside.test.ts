import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { analyze } from '../../src/pipeline.ts';
import { UNMEASURED } from '../../src/sources/unmeasured/index.ts';
import { zip } from '../support/zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'socmetrics-aside-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Buffer): string {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
  return name;
}

/** What was read, and what was wrong with whole files. */
async function read(...inputs: readonly string[]) {
  const { input } = await analyze(inputs, { workingDirectory: folder });
  return {
    ...input,
    problems: input.problems.filter(({ code }) => code === 'set-aside' || code === 'unreadable-file'),
  };
}

const said = (ts: string, user: string) => ({ type: 'message', ts, user, text: 'Where is my bell?' });
const DAY = { name: 'help/2026-03-02.json', content: JSON.stringify([said('1772442000.000200', 'U1')]) };
const LOG = { user_id: 'U1', user_name: 'ida', date: '1772442000', change_type: 'added', reason: 'new', status: 'on' };

describe('in the archive of a workspace, what holds no conversations', () => {
  it('is counted and named in one note', async () => {
    const archive = zip(
      DAY,
      { name: 'integration_logs.json', content: JSON.stringify([LOG]) },
      { name: 'canvases.json', content: '{"version": 2, "pages": {"a": "b"}}' },
      { name: 'readme.txt', content: 'How to read this archive' },
    );
    const { problems, files } = await read(write('slack.zip', archive));
    expect(files.map(({ path }) => path)).toEqual(['slack.zip/help/2026-03-02.json']);
    expect(problems).toMatchObject([
      {
        code: 'set-aside',
        count: 3,
        notice: true,
        examples: [
          {
            file: 'slack.zip',
            message: 'beside the conversations there are canvases.json, integration_logs.json, readme.txt',
          },
        ],
      },
    ]);
  });

  it('is an error where it is called as what does', async () => {
    const other = { name: 'help/2026-03-03.json', content: '[{"version": 2}]' };
    const { problems } = await read(write('changed.zip', zip(DAY, other)));
    expect(problems).toMatchObject([{ code: 'unreadable-file', notice: false, count: 1 }]);
  });

  it('is an error where it is broken', async () => {
    const { problems } = await read(write('broken.zip', zip(DAY, { name: 'canvases.json', content: '[{"a": 1' })));
    expect(problems).toMatchObject([{ code: 'unreadable-file', notice: false }]);
  });

  it('is set aside in a folder too, but never a table, which somebody may have put there to be read', async () => {
    write('unpacked/help/2026-03-02.json', DAY.content);
    write('unpacked/canvases.json', '{"version": 2, "pages": {"a": "b"}}');
    write('unpacked/shop.csv', 'a,b\n1,2\n');
    const { problems } = await read('unpacked');
    expect(problems).toMatchObject([
      { code: 'unreadable-file', examples: [{ file: join('unpacked', 'shop.csv') }] },
      { code: 'set-aside', count: 1 },
    ]);
  });
});

const TICKETS = 'ticket_id,created_at,status,subject\n1,2026-03-02 09:00,open,Bell\n';

/** The headers as the products write them. */
const REPORTS: Readonly<Record<string, string>> = {
  'agents.csv':
    'Reporting period 2026-03-02 to 2026-03-08\n\nAgent name,Assigned conversations,Avg first response time,Avg resolution time,Avg customer waiting time,Resolution Count\nMarta,4,2 minutes,1 hour,3 minutes,2\n',
  'inboxes.csv':
    'Reporting period 2026-03-02 to 2026-03-08\n\nInbox name,Inbox type,No. of conversations,Avg first response time,Avg resolution time\nShop,Website,4,2 minutes,1 hour,3 minutes,2\n',
  'old-inboxes.csv':
    'Inbox name,Conversations count,Avg first response time (Minutes),Avg resolution time (Minutes)\n  \n\nShop,4,2,60\n',
  'labels.csv':
    'Label,No. of conversations,Avg first response time,Avg resolution time,Avg reply time,Resolution Count\nbells,4,2 minutes,1 hour,3 minutes,2\n',
  'teams.csv':
    'Team name,Conversations count,Avg first response time,Avg resolution time,Avg customer waiting time,Resolution Count\nHelp,4,2 minutes,1 hour,3 minutes,2\n',
  'conversations.csv':
    'Conversations,Messages received,Messages sent,Avg first response time,Avg resolution time,Resolution count,Avg customer waiting time\n4,9,8,2 minutes,1 hour,2,3 minutes\n',
  'sla.csv':
    'Conversation ID,SLA Policy,Assignee,Team,Inbox,Labels,Link to the Conversation,Breached Events\n7,Gold,Marta,Help,Shop,bells,https://chat.example/7,FRT\n',
  'agents-de.csv':
    'Berichtszeitraum von 2026-03-02 bis 2026-03-08\n\nAgentenname,Zugewiesene Unterhaltungen,Durchschnittliche Zeit bis zur ersten Antwort,Durchschnittliche Auflösung\nMarta,4,2 Minuten,1 Stunde\n',
  'inboxes-es.csv':
    'Reportando el periodo desde 2026-03-02 hasta 2026-03-08\n\nNombre de la bandeja de entrada,Tipo de bandeja de entrada,Núm. de conversaciones,Promedio de tiempo de la primera respuesta,Tiempo promedio de resolución\nTienda,Sitio,4,2 minutos,1 hora,3 minutos,2\n',
  'labels-it.csv':
    'Etichetta,Numero di conversazioni,Tempo medio di prima risposta,Tempo medio di risoluzione\nbells,4,2 minuti,1 ora\n',
  'sla-pt.csv':
    'ID da conversa,Política SLA,Agente atribuído,Time,Caixa de Entrada,Etiquetas,Link para a Conversa,Eventos Violados\n7,Gold,Marta,Help,Shop,bells,https://chat.example/7,FRT\n',
  'weekly-de.csv': 'Woche,Neue Tickets,Durchschnittliche Antwortzeit (Std)\n2026-W10,40,1.5\n',
  'weekly.csv': 'Week,New tickets,Median first reply time (hrs),Avg. full resolution time (hrs)\n2026-W10,40,1.5,20\n',
};

describe('a report of averages', () => {
  it.each(Object.entries(REPORTS))('such as %s ends the run with 3, and says what to take', async (name, content) => {
    const failed = read(write(name, content));
    await expect(failed).rejects.toMatchObject({ exit: 3 });
    await expect(failed).rejects.toThrow(/^[a-z-]+\.csv: this is .*\. .* socmetrics platforms/);
  });

  it('beside an export is set aside, with the reason', async () => {
    write('both/agents.csv', REPORTS['agents.csv'] as string);
    write('both/tickets.csv', TICKETS);
    const { problems, files } = await read('both');
    expect(files).toHaveLength(1);
    expect(problems).toMatchObject([
      {
        code: 'set-aside',
        notice: true,
        examples: [{ message: expect.stringMatching(/^this is Chatwoot’s report of agents\. It holds averages/) }],
      },
    ]);
  });

  it('is not seen in an export of tickets that has a column of averages', async () => {
    const { files } = await read(
      write('wide.csv', 'ticket_id,created_at,status,avg_reply_time\n1,2026-03-02,open,3\n'),
    );
    expect(files[0]?.platform).toBe('tickets');
  });

  it('is read all the same where the user says what its columns mean', async () => {
    const columns = 'Agent name,Closed,Avg first response time,Avg resolution time\nMarta,2026-03-02 10:00,1 h,2 h\n';
    const options = { workingDirectory: folder, map: ['closedAt=Closed', 'subject=Agent name'] };
    const { input } = await analyze([write('mine.csv', columns)], options);
    expect(input.files[0]?.platform).toBe('tickets');
  });
});

describe('the period that a report ends with', () => {
  const header = 'Agent Name,Rating,Feedback Comment,Contact Name,Link to the conversation,Recorded date';
  const row = 'Marta,5,,Ida,https://chat.example/app/accounts/1/conversations/7,2026-03-02 10:00:00 UTC';

  it.each([
    'Reporting period 2026-03-02 to 2026-03-08',
    '"Berichtszeitraum 2026-03-02 bis 2026-03-08"',
  ])('such as %s is no row, and told', async (footer) => {
    const name = write('csat.csv', [header, row, '', footer, ''].join('\n'));
    const { input } = await analyze([name], { workingDirectory: folder });
    expect(input.files[0]).toMatchObject({ platform: 'chatwoot-csat', records: { read: 1, used: 1, skipped: 0 } });
    expect(input.problems.filter(({ notice }) => !notice)).toEqual([]);
  });

  it('is a row that is too short where it says anything else', async () => {
    const name = write('cut.csv', [header, row, 'Marta wrote on 2026-03-02', ''].join('\n'));
    const { input } = await analyze([name], { workingDirectory: folder });
    expect(input.problems).toMatchObject([{ code: 'column-count', count: 1 }]);
  });
});

describe('what this program wrote itself', () => {
  it('is no export, however often it lies among them', async () => {
    write('again/tickets.csv', TICKETS);
    const report = await analyze(['again'], { workingDirectory: folder });
    write('again/report.json', JSON.stringify(report));
    const { files, problems } = await read('again');
    expect(files.map(({ path }) => path)).toEqual([join('again', 'tickets.csv')]);
    expect(problems).toMatchObject([{ code: 'set-aside' }]);
  });
});

describe('the tables that this program writes', () => {
  it.each([
    'metric,statistic,key,value,unit,n,status,reason\nresponse-rate,value,,0.8,share,55,ok,\n',
    'conversation,url,channel,customer,priority,since,waited_seconds\nc1,,x,a,,2026-03-02T07:50:10.000Z,60\n',
    'id,channel,started_at,last_at,customer_messages,agent_messages,left_out\nc1,x,2026-03-02,2026-03-02,1,1,\n',
  ])('are none either', async (content) => {
    await expect(read(write('own.csv', content))).rejects.toThrow('of socmetrics');
  });
});

describe('what is known and not measured', () => {
  it.each(UNMEASURED)('says of $title in sentences why, and what to take', ({ title, why, instead }) => {
    expect(title).not.toMatch(/\.$/);
    for (const sentence of [why, instead]) expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
  });
});

it('what is nearly an export of a product, by the names of its records, is told what it lacks', async () => {
  const ticket = {
    id: 1,
    status: 'open',
    channel: 'email',
    via: 'email',
    from_agent: false,
    subject: 'Bell',
    spam: false,
  };
  await expect(read(write('near.json', JSON.stringify({ data: [ticket] })))).rejects.toThrow(
    /The closest is gorgias .* lacks 3 of the names that tell it from others \(assignee_team, /,
  );
});
