import type { RatioSummary } from '../../stats/index.ts';
import { count, plural, points } from '../format.ts';

interface PromoterScore {
  readonly score: string;
  readonly n: number;
  readonly behind: readonly string[];
}

/** The Net Promoter Score: the share of promoters less that of detractors, in points; `null` where nobody was asked. */
export function promoterScore({ promoters = 0, passives = 0, detractors = 0 }: RatioSummary): PromoterScore | null {
  const n = promoters + passives + detractors;
  if (n === 0) return null;
  const groups = [plural(promoters, 'promoter'), plural(passives, 'passive'), plural(detractors, 'detractor')];
  return { score: points((promoters - detractors) / n), n, behind: [`n ${count(n)}`, groups.join(', ')] };
}
