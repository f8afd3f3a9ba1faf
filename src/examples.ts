import type { Analysis } from './analysis.ts';
import type { Origin, Repeat } from './model/interaction.ts';
import { exampleOf } from './text/example.ts';
import { maskOf } from './text/mask.ts';
import { withoutGreeting, withoutPeople } from './text/near.ts';
import { questionIn } from './text/question.ts';

/** Who reads an answer wants all of it. */
const LONGEST_ANSWER = 1000;

/** Reads again what is asked frequently, and what is answered to it. */
export async function readExamples({ conversations, options, textsAt }: Analysis): Promise<void> {
  const questions = new Map<Origin, Repeat>();
  const answers = new Map<Origin, Repeat>();
  for (const { events } of conversations) {
    let asked = false;
    for (const { repeat, asks, author } of events) {
      if (repeat && asks) questions.set(repeat.example, repeat);
      else if (repeat && asked && author.role === 'agent') answers.set(repeat.example, repeat);
      asked ||= repeat !== null && asks;
    }
  }
  const texts = await textsAt([...questions.keys(), ...answers.keys()]);
  const hide = options.mask ? maskOf(options.masks) : (text: string) => text;
  for (const [place, text] of texts) {
    const [question, answer] = [questions.get(place), answers.get(place)];
    if (question) question.text = exampleOf(withoutGreeting(questionIn(text) ?? text), hide);
    if (answer) answer.text = exampleOf(options.mask ? withoutPeople(text) : text, hide, LONGEST_ANSWER);
  }
}
