import { dataFolder } from '../data.ts';
import type { LanguagePack } from './pack.ts';

/** The languages whose words are known. A pack is read when the first text of its language comes. */
export const PACKS: Readonly<Record<string, LanguagePack>> = dataFolder(
  'languages',
  'ar cs de en es fr hi hr it ja pl pt ru sk sl zh'.split(' '),
);
