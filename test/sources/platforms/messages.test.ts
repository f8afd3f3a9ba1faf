import { describe, expect, it } from 'vitest';
import { matchPlatform } from '../../../src/sources/detect.ts';
import { messages } from '../../../src/sources/platforms/messages.ts';
import { rowsOf } from '../../support/rows.ts';

const T = '2026-03-02T09:00:00Z';
const read = (...lines: readonly string[]) => rowsOf(messages, ...lines);
const kinds = (...lines: readonly string[]) =>
  read(...lines).interactions.map((events) => events.map(({ kind }) => kind).join('+'));
const codes = (...lines: readonly string[]) => read(...lines).faults.map(({ code }) => code);
const threads = (...lines: readonly string[]) => read(...lines).interactions.map(([first]) => first?.conversationId);

const typed = (type: string, text = '', role = 'agent') => [
  'conversation_id,id,created_at,role,author,part_type,text',
  `c1,1,${T},${role},ann,${type},${text}`,
];

describe('which side wrote', () => {
  const sides = (header: string, ...rows: readonly string[]) =>
    read(header, ...rows).interactions.map(([first]) => first?.author.role);
  const head = 'conversation_id,id,created_at,text,message_type,sender_type';

  it('is told by the direction where the role is "user", which may be either', () => {
    expect(sides(head, `c1,1,${T},Hello?,incoming,Contact`, `c1,2,${T},Hi,outgoing,User`)).toEqual([
      'customer',
      'agent',
    ]);
    expect(sides(head, `c1,1,${T},Hello?,0,Contact`, `c1,2,${T},Hi,1,User`)).toEqual(['customer', 'agent']);
    expect(sides('conversation_id,created_at,text,role', `c1,${T},Hello?,user`, `c1,${T},Hi,assistant`)).toEqual([
      'customer',
      'bot',
    ]);
  });

  it('is told by the role where that names one side', () => {
    expect(sides(head, `c1,1,${T},Hello?,outgoing,Contact`, `c1,2,${T},Hi,outgoing,AgentBot`)).toEqual([
      'customer',
      'bot',
    ]);
  });

  it('is told by a second column of types, beside one of contents', () => {
    expect(
      sides(
        'conversation_id,id,created_at,text,type,message_type,sender',
        `c1,1,${T},Hello?,text,Eingehend,ida`,
        `c1,2,${T},Hi,text,Ausgehend,mia`,
      ),
    ).toEqual(['customer', 'agent']);
  });
});

describe('what is no message', () => {
  it.each(['agent_joined', 'typing', 'assignment', 'away_mode_assignment', 'activity'])('%s', (type) => {
    expect(kinds(...typed(type))).toEqual(['assignment']);
    expect(codes(...typed(type))).toEqual([]);
  });

  it.each([
    ['close', 'closed'],
    ['snoozed', 'pending'],
    ['status update:resolved', 'resolved'],
  ])('%s, which is a status', (type, status) => {
    expect(read(...typed(type)).interactions[0]).toMatchObject([{ kind: 'status', detail: { status } }]);
  });

  it('a row of a type that is not known and without words; with words it is one, and both are counted', () => {
    expect(kinds(...typed('frobnicated'))).toEqual(['assignment']);
    expect(kinds(...typed('frobnicated', 'hello'))).toEqual(['message']);
    expect(codes(...typed('frobnicated', 'hello'))).toEqual(['unknown-type']);
  });

  it.each([
    ['public', 'false'],
    ['is_public', 'False'],
    ['visibility', 'internal'],
    ['private', 'note'],
    ['private', 'true'],
  ])('a note: %s is %s', (column, value) => {
    const header = `conversation_id,id,created_at,role,author,text,${column}`;
    expect(kinds(header, `c1,1,${T},agent,ann,who takes this?,${value}`)).toEqual(['note']);
  });

  it.each([
    ['public', 'true'],
    ['visibility', 'public'],
    ['private', 'false'],
  ])('but no note: %s is %s', (column, value) => {
    const header = `conversation_id,id,created_at,role,author,text,${column}`;
    expect(kinds(header, `c1,1,${T},agent,ann,hello,${value}`)).toEqual(['message']);
  });
});

describe('what a type says', () => {
  it('is a message where a customer posts, and a publication where the brand does', () => {
    expect(kinds(...typed('post', 'my parcel never came', 'customer'))).toEqual(['message']);
    expect(kinds(...typed('post', 'sale', 'agent'))).toEqual(['post']);
  });

  it.each([
    'hide_post',
    'report_spam',
    'unlike',
    'block',
  ])('is feedback: %s, of a customer if nobody is named', (word) => {
    const [[event] = []] = read(...typed(word, '', '')).interactions;
    expect(event).toMatchObject({ kind: 'feedback', author: { role: 'customer' }, detail: { feedback: word } });
    expect(codes(...typed(word, '', ''))).toEqual([]);
  });

  const posted = (cell: string, type = 'post', column = 'reach') =>
    read(`id,created_at,role,author,type,text,${column}`, `1,${T},agent,vek,${type},sale,${cell}`);

  it.each([
    ['1200', 1200],
    ['1 200', 1200],
    ['1.200.000', 1_200_000],
    ['12’400', 12_400],
    ['1200.0', 1200],
    ['0', 0],
    ['', null],
    ['n/a', null],
  ])('is a post that %s saw', (cell, reach) => {
    expect(posted(cell).interactions[0]).toMatchObject([{ kind: 'post', detail: { reach } }]);
    expect(posted(cell).faults).toEqual([]);
  });

  it.each(['1.2K', '-5', 'many', '12.5'])('is a post of unknown reach, and a fault: %s', (cell) => {
    expect(posted(cell).interactions[0]).toMatchObject([{ detail: { reach: null } }]);
    expect(posted(cell).faults).toMatchObject([{ code: 'bad-reach' }]);
  });

  it('takes people reached before impressions, and those before views, wherever the columns stand', () => {
    expect(posted('9,7,5', 'post', 'views,impressions,reach').interactions[0]).toMatchObject([
      { detail: { reach: 5 } },
    ]);
    expect(posted('9,7', 'post', 'views,impressions').interactions[0]).toMatchObject([{ detail: { reach: 7 } }]);
  });

  it('says nothing of the reach of what is no post, nor of posts without such a column', () => {
    expect(posted('1200', 'message').interactions[0]).toMatchObject([{ kind: 'message', detail: null }]);
    expect(posted('1200', 'post', 'width').interactions[0]).toMatchObject([{ kind: 'post', detail: null }]);
  });

  const rated = (type: string, text: string, rating: string) =>
    ['id,created_at,role,author,type,text,rating', `1,${T},customer,al,${type},${text},${rating}`] as const;

  it('is a rating alone for a review without words', () => {
    expect(kinds(...rated('review', '', '5'))).toEqual(['rating']);
    expect(kinds(...rated('review', 'it broke', '1'))).toEqual(['message+rating']);
  });

  it('is told where nobody rated, and nobody was asked to', () => {
    expect(kinds(...rated('rating', '', ''))).toEqual(['']);
    expect(codes(...rated('rating', '', ''))).toEqual(['no-rating']);
  });

  it('is kept where a survey was offered, for how many of them were answered', () => {
    expect(kinds(...rated('rating', '', 'offered'))).toEqual(['rating']);
  });
});

describe('chats without conversation ids', () => {
  it('are one thread a customer and account, and answers without a recipient have none', () => {
    expect(
      threads(
        'created_at,role,author,brand,text',
        `${T},customer,al,Acme,hi`,
        `${T},customer,bo,Acme,hi`,
        `${T},agent,ann,Acme,hi`,
      ),
    ).toEqual(['Acme/al', 'Acme/bo', null]);
  });

  it('name the recipient of an answer', () => {
    const lines = ['created_at,direction,from,to,text', `${T},in,al,acme,hi`, `${T},out,acme,al,hi`];
    expect(threads(...lines)).toEqual(['acme/al', 'acme/al']);
  });

  it('name the contact both ways where they have a direction and no writer', () => {
    const lines = ['created_at,user_id,direction,text', `${T},u1,in,hi`, `${T},u1,out,hi`];
    expect(threads(...lines)).toEqual(['/u1', '/u1']);
    expect(read(...lines).interactions[1]).toMatchObject([{ author: { id: null, name: null, role: 'agent' } }]);
  });

  it('do not take the sender of an answer for whom it went to', () => {
    const lines = ['created_at,sender,direction,text', `${T},al,in,hi`, `${T},ann,out,hi`];
    expect(threads(...lines)).toEqual(['/al', null]);
  });
});

describe('a row without a conversation id', () => {
  it('is used, and told, unless it has no id and no author either', () => {
    const lines = ['conversation_id,id,created_at,role,author,text', `,1,${T},customer,,hi`, `,,${T},customer,al,hi`];
    expect(kinds(...lines, `,,${T},customer,,hi`)).toEqual(['message', 'message', '']);
    expect(codes(...lines, `,,${T},customer,,hi`)).toEqual(['no-conversation', 'no-conversation', 'no-id']);
    expect(threads(...lines)).toEqual([null, null]);
  });
});

describe('who wrote', () => {
  it('is the customer or the agent that a column of each names, by the side of the row', () => {
    const lines = ['conversation_id,id,created_at,direction,customer_name,agent_name,text', `c1,1,${T},in,Al,Ann,hi`];
    const { interactions } = read(...lines, `c1,2,${T},out,Al,Ann,hi`);
    expect(interactions.map(([event]) => event?.author.name)).toEqual(['Al', 'Ann']);
  });

  it('is the system where an entry is no message and names nobody', () => {
    const lines = ['conversation_id,created_at,message_type,content,sender', `c1,${T},activity,Assigned to Ann,`];
    const { interactions, faults } = read(...lines, `c1,${T},incoming,hi,al`, `c1,${T},outgoing,hi,ann`);
    expect(interactions.map(([event]) => event?.author.role)).toEqual(['system', 'customer', 'agent']);
    expect(faults).toEqual([]);
  });

  it('is not told by the company of a customer', () => {
    const lines = ['conversation_id,created_at,author,company,text', `c1,${T},al,Globex,hi`];
    expect(read(...lines).interactions[0]).toMatchObject([{ author: { role: 'unknown' } }]);
  });

  it('is the role that a sender column holds', () => {
    const lines = ['conversation_id,timestamp,sender,message', `c1,${T},user,hi`, `c1,${T},bot,hi`, `c1,${T},agent,hi`];
    expect(read(...lines).interactions.map(([event]) => event?.author.role)).toEqual(['customer', 'bot', 'agent']);
  });
});

describe('columns', () => {
  it('a day and a time of it are one instant', () => {
    const header = 'date,time,sender,role,message,conversation_id';
    const [[event] = []] = read(header, '2026-03-02,09:05,al,customer,hi,c1').interactions;
    expect(new Date(event?.at ?? 0).getMinutes()).toBe(5);
  });

  it('a status without a type is not read', () => {
    const match = matchPlatform(
      ['conversation_id', 'created_at', 'role', 'text', 'status'],
      [['c1', T, 'customer', 'hi', 'closed']],
      { platform: null, mappings: [] },
    );
    expect(match?.columns.unused).toEqual(['status']);
  });

  it('of a list of groups are no messages, nor those of tickets with few columns', () => {
    const options = { platform: null, mappings: [] };
    const groups = ['id', 'name', 'description', 'created_at'];
    expect(matchPlatform(groups, [['1', 'Tier 1', 'first line', T]], options)?.platform.id).not.toBe('messages');
    const roles = [['1', 'Agent', 'can answer', T]];
    expect(matchPlatform(groups, roles, options)?.platform.id).not.toBe('messages');
    expect(matchPlatform(['date', 'name', 'message'], [[T, 'Al', 'hi']], options)?.platform.id).toBe('messages');
    const tickets = ['ticket_id', 'date', 'user', 'description', 'category', 'priority', 'status'];
    const row = ['1', T, 'al', 'broken', 'billing', 'high', 'Closed'];
    expect(matchPlatform(tickets, [row], options)?.platform.id).toBe('tickets');
  });

  it('tell of cells no more than which they are', () => {
    const words = 'my card 4111 1111 1111 1111 was charged twice';
    const { faults } = read('conversation_id,created_at,role,text', `c1,${words},customer,hi`);
    expect(faults).toMatchObject([{ message: 'not a date in column created_at: my card 4111 1111 1111 1111 wa…' }]);
  });
});
