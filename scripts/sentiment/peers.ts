// The libraries that others use: kept in bench/package.json, so that nobody installs them with the project.
import { createRequire } from 'node:module';

export interface Peer {
  readonly name: string;
  /** Languages that it says it knows; `null`: English alone, whatever it is given. */
  readonly languages: readonly string[] | null;
  /** How many texts of a set it is given: the slow ones a part. */
  readonly most: number;
  /** -1, 0, 1. */
  readonly judge: (text: string, language: string) => number;
}

interface Scored {
  readonly score: number;
}

export function peers(): readonly Peer[] {
  const load = createRequire(new URL('../../bench/package.json', import.meta.url));
  try {
    const Sentiment = load('sentiment') as new () => { analyze(text: string): Scored };
    const vader = load('vader-sentiment') as {
      SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } };
    };
    const multilang = load('multilang-sentiment') as (text: string, language: string) => Scored;
    const afinn = new Sentiment();
    return [
      { name: 'sentiment', languages: null, most: 10_000, judge: (text) => Math.sign(afinn.analyze(text).score) },
      {
        name: 'vader-sentiment',
        languages: null,
        most: 10_000,
        judge: (text) => bounded(vader.SentimentIntensityAnalyzer.polarity_scores(text).compound),
      },
      {
        name: 'multilang-sentiment',
        languages: ['en', 'de', 'es', 'fr', 'it', 'pt', 'ar', 'hi', 'pl', 'ru', 'sl', 'hr', 'cs', 'sk', 'zh', 'ja'],
        most: 60,
        judge: (text, language) => Math.sign(multilang(text, language).score),
      },
    ];
  } catch (error) {
    throw new Error(
      `The libraries to compare with are not installed (${String(error).split('\n')[0]}). Run: npm ci --prefix bench`,
    );
  }
}

/** What the makers of vader call positive and negative. */
const bounded = (compound: number): number => (compound >= 0.05 ? 1 : compound <= -0.05 ? -1 : 0);
