import type { Analysis } from '../analysis.ts';
import type { AnalyzeOptions } from '../options.ts';
import { readConversations } from '../pipeline.ts';
import { exampleOf } from '../text/example.ts';
import { maskOf } from '../text/mask.ts';
import { VERSION } from '../version.ts';
import type { Discovery } from './discovery.ts';
import { type DiscoveryOptions, found } from './find.ts';
import { MessageWords } from './words.ts';

/** What repeats in exports and no topic names yet. Words are counted as they are read; examples are read again. */
export async function discoverTopics(
  inputs: readonly string[],
  given: AnalyzeOptions,
  options: DiscoveryOptions,
): Promise<{ readonly discovery: Discovery; readonly analysis: Analysis }> {
  const words = new MessageWords();
  const analysis = await readConversations(inputs, {
    ...given,
    onInteraction: (interaction, origin) => words.take(interaction, origin),
  });
  const { groups, ...rest } = found(analysis.conversations, words, options);
  const texts = await analysis.textsAt(groups.flatMap(({ examples }) => examples));
  const hide = analysis.options.mask ? maskOf(analysis.options.masks) : (text: string) => text;
  const discovery: Discovery = {
    tool: { name: 'socmetrics', version: VERSION },
    files: analysis.files.map(({ plan }) => plan.path),
    ...rest,
    groups: groups.map(({ examples, ...group }) => ({
      ...group,
      examples: examples.flatMap((place) => exampleOf(texts.get(place) ?? '', hide) || []),
    })),
  };
  return { discovery, analysis };
}
