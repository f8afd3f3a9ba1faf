import { UserError } from './problem.ts';
import { printable } from './text.ts';

/** What a template may ask for. */
const PLACES = ['conversation', 'channel', 'account'] as const;
type Places = Readonly<Record<(typeof PLACES)[number], string>>;

const PLACE = /\{([^{}]*)\}/g;

/** Throws a UserError (2) for a template that leads nowhere. */
export function checkLink(template: string): void {
  const wrong = (words: string) => new UserError(`"${printable(template, 200)}" ${words} ${EXAMPLE}`, 2);
  if (!/^https?:\/\/[^\s{}/]+/i.test(template)) throw wrong('is no address.');
  const unknown = [...template.matchAll(PLACE)].map(([, name = '']) => name).find((name) => !isPlace(name));
  if (unknown !== undefined)
    throw wrong(`asks for {${printable(unknown)}}; there are ${PLACES.map((one) => `{${one}}`).join(', ')}.`);
  if (!template.includes('{conversation}')) throw wrong('opens the same page for every conversation.');
}

const EXAMPLE = 'Write for example https://acme.zendesk.com/agent/tickets/{conversation}.';

const isPlace = (name: string): name is keyof Places => PLACES.some((one) => one === name);

/** Ids come from exports: whatever they hold, it stays one part of the address. */
export const linkTo = (template: string, places: Places): string =>
  template.replace(PLACE, (whole, name: string) => (isPlace(name) ? encoded(places[name]) : whole));

/** Half characters cannot be encoded. */
const encoded = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\u{fffd}'));
