import { messages } from './messages.ts';
import type { Platform } from './platform.ts';
import { tickets } from './tickets.ts';
import { twcs } from './twcs.ts';

/** Every export format that is recognised. Adding one is one file, one fixture and one line here. */
export const PLATFORMS: readonly Platform[] = [twcs, messages, tickets];
