import rates from '../data/sentiment/rates.json' with { type: 'json' };
import shared from '../data/sentiment/shared.json' with { type: 'json' };
import { dataFolder } from '../data.ts';
import type { JudgedLanguage } from './judge.ts';
import type { ModelFile } from './model.ts';

/** Languages with weights of their own, which are read when the first text of the language comes. */
export const MODELS: Readonly<Record<string, ModelFile>> = dataFolder(
  'sentiment',
  'ar cs de en es fr hi hr it ja pl pt ru sk sl zh'.split(' '),
);

/** What signs say in any language: for those with words, but without labelled texts to learn from. */
export const SHARED: ModelFile = shared;

export const RATES: Readonly<Record<string, JudgedLanguage>> = rates;
