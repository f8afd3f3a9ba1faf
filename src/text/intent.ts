import type { Intent, Sentiment } from '../model/interaction.ts';
import { hits } from './sentiment/hits.ts';
import type { Lexicon } from './sentiment/lexicon.ts';
import { Sense } from './sentiment/pack.ts';
import { Stop, scanned, Token } from './sentiment/scan.ts';

/**
 * What a customer wants by a message, from the phrases of its language, its question marks and its opinion. The first
 * that applies: a suggestion that is no complaint; a complaint, in its phrases or because it is negative; a question; praise;
 * thanks; what is positive without saying for what is praise.
 */
export function intentOf(senses: number, label: Sentiment | null): Intent {
  const has = (sense: number): boolean => (senses & sense) !== 0;
  const complains = has(Sense.complaint | Sense.support | Sense.irony);
  if (has(Sense.suggestion) && !has(Sense.complaint)) return 'suggestion';
  if (label === 'negative' || (complains && label === null)) return 'complaint';
  if (has(Sense.question | Sense.inquiry)) return 'question';
  if (has(Sense.praise)) return 'praise';
  if (has(Sense.thanks)) return 'thanks';
  if (label === 'positive') return 'praise';
  return 'other';
}

/** All that the phrases and marks of the text mean that was judged last. */
export function sensesFound(lexicon: Lexicon | null): number {
  let senses = 0;
  if (lexicon)
    for (let index = 0; index < hits.count; index++) senses |= lexicon.sense[hits.entry[index] as number] as number;
  return senses | (asks() ? Sense.question : 0);
}

function asks(): boolean {
  for (let token = 0; token < scanned.count; token++)
    if (scanned.kind[token] === Token.stop && scanned.value[token] === Stop.question) return true;
  return false;
}
