import type { TaggedInteraction } from '../model/interaction.ts';

/** A brand's post in an export that says how many saw its posts: it is kept beside the conversations on it. */
export const isShown = ({ kind, detail }: TaggedInteraction): boolean => kind === 'post' && detail?.reach !== undefined;

/** Done without a word. What is done so to a post that is kept belongs to it: it is set against who saw the post. */
export const isWordless = ({ kind }: TaggedInteraction): boolean => kind === 'feedback' || kind === 'reaction';

/** A brand's post is nobody's parent, but of what was done to it without a word. */
export const isParent = (message: TaggedInteraction, child: TaggedInteraction): boolean =>
  message.kind !== 'post' || (isShown(message) && isWordless(child));
