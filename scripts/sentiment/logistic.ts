// Multinomial logistic regression, whole batches, no chance in it: the same examples give the same weights everywhere.

export interface Example {
  /** Sparse features: place and value. */
  readonly places: Int32Array;
  readonly values: Float32Array;
  readonly dense: Float64Array;
  readonly label: number;
  readonly weight: number;
  /** The only labels that the text could have had, where not all. */
  readonly only?: readonly number[] | null;
}

export interface Weights {
  readonly sparse: Float64Array;
  readonly dense: Float64Array;
  readonly bias: Float64Array;
}

export interface Training {
  readonly classes: number;
  readonly places: number;
  readonly signs: number;
  readonly sparsePenalty: number;
  /** How hard the weight of each sign is held to the prior. */
  readonly densePenalty: (sign: number) => number;
  readonly biasPenalty: number;
  /** Where the dense weights and the bias are pulled to: what all languages have in common. */
  readonly prior?: Weights;
  readonly steps: number;
}

export function train(examples: readonly Example[], training: Training): Weights {
  const { classes, places, signs } = training;
  const size = (places + signs + 1) * classes;
  const start = new Float64Array(size);
  if (training.prior) start.set(training.prior.dense, places * classes);
  if (training.prior) start.set(training.prior.bias, (places + signs) * classes);
  const best = minimise(start, (weights, gradient) => lossOf(examples, training, weights, gradient), training.steps);
  return {
    sparse: best.slice(0, places * classes),
    dense: best.slice(places * classes, (places + signs) * classes),
    bias: best.slice((places + signs) * classes),
  };
}

function lossOf(
  examples: readonly Example[],
  training: Training,
  weights: Float64Array,
  gradient: Float64Array,
): number {
  const { classes, places, signs, sparsePenalty, densePenalty, prior } = training;
  const denseAt = places * classes;
  const biasAt = denseAt + signs * classes;
  gradient.fill(0);
  let loss = 0;
  const logits = new Float64Array(classes);
  for (const { places: features, values, dense, label, weight, only } of examples) {
    for (let k = 0; k < classes; k++) logits[k] = weights[biasAt + k] as number;
    for (let f = 0; f < features.length; f++) {
      const at = (features[f] as number) * classes;
      const value = values[f] as number;
      for (let k = 0; k < classes; k++) logits[k] = (logits[k] as number) + (weights[at + k] as number) * value;
    }
    for (let d = 0; d < signs; d++) {
      const value = dense[d] as number;
      if (value === 0) continue;
      const at = denseAt + d * classes;
      for (let k = 0; k < classes; k++) logits[k] = (logits[k] as number) + (weights[at + k] as number) * value;
    }
    if (only) for (let k = 0; k < classes; k++) if (!only.includes(k)) logits[k] = -1e9;
    softmax(logits);
    loss -= weight * Math.log(Math.max(logits[label] as number, 1e-12));
    logits[label] = (logits[label] as number) - 1;
    for (let k = 0; k < classes; k++) logits[k] = (logits[k] as number) * weight;
    for (let k = 0; k < classes; k++) gradient[biasAt + k] = (gradient[biasAt + k] as number) + (logits[k] as number);
    for (let f = 0; f < features.length; f++) {
      const at = (features[f] as number) * classes;
      const value = values[f] as number;
      for (let k = 0; k < classes; k++) gradient[at + k] = (gradient[at + k] as number) + (logits[k] as number) * value;
    }
    for (let d = 0; d < signs; d++) {
      const value = dense[d] as number;
      if (value === 0) continue;
      const at = denseAt + d * classes;
      for (let k = 0; k < classes; k++) gradient[at + k] = (gradient[at + k] as number) + (logits[k] as number) * value;
    }
  }
  for (let i = 0; i < denseAt; i++) {
    const value = weights[i] as number;
    if (value === 0) continue;
    loss += 0.5 * sparsePenalty * value * value;
    gradient[i] = (gradient[i] as number) + sparsePenalty * value;
  }
  for (let i = denseAt; i < weights.length; i++) {
    const centre = prior ? ((i < biasAt ? prior.dense[i - denseAt] : prior.bias[i - biasAt]) as number) : 0;
    const penalty = i < biasAt ? densePenalty(Math.floor((i - denseAt) / classes)) : training.biasPenalty;
    const value = (weights[i] as number) - centre;
    loss += 0.5 * penalty * value * value;
    gradient[i] = (gradient[i] as number) + penalty * value;
  }
  return loss;
}

function softmax(logits: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (const logit of logits) if (logit > most) most = logit;
  let sum = 0;
  for (let k = 0; k < logits.length; k++) sum += logits[k] = Math.exp((logits[k] as number) - most);
  for (let k = 0; k < logits.length; k++) logits[k] = (logits[k] as number) / sum;
}

const MEMORY = 8;

/** L-BFGS with backtracking. */
function minimise(
  start: Float64Array,
  loss: (at: Float64Array, gradient: Float64Array) => number,
  steps: number,
): Float64Array {
  const n = start.length;
  let x = Float64Array.from(start);
  let gradient = new Float64Array(n);
  let value = loss(x, gradient);
  const history: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let step = 0; step < steps; step++) {
    const direction = descent(gradient, history);
    const slope = dot(direction, gradient);
    if (slope > -1e-10) break;
    let rate = step === 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
    let next = x;
    let nextGradient = gradient;
    let nextValue = value;
    for (let tries = 0; tries < 20; tries++) {
      next = new Float64Array(n);
      for (let i = 0; i < n; i++) next[i] = (x[i] as number) + rate * (direction[i] as number);
      nextGradient = new Float64Array(n);
      nextValue = loss(next, nextGradient);
      if (nextValue <= value + 1e-4 * rate * slope) break;
      rate *= 0.5;
    }
    const s = new Float64Array(n);
    const y = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      s[i] = (next[i] as number) - (x[i] as number);
      y[i] = (nextGradient[i] as number) - (gradient[i] as number);
    }
    const curvature = dot(s, y);
    if (curvature > 1e-10) history.push({ s, y, rho: 1 / curvature });
    if (history.length > MEMORY) history.shift();
    const gain = value - nextValue;
    x = next;
    gradient = nextGradient;
    value = nextValue;
    if (gain < 1e-5 * Math.abs(value)) break;
  }
  return x;
}

function descent(
  gradient: Float64Array,
  history: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array {
  const q = Float64Array.from(gradient, (value) => -value);
  const alphas: number[] = [];
  for (let i = history.length - 1; i >= 0; i--) {
    const { s, y, rho } = history[i] as (typeof history)[number];
    const alpha = rho * dot(s, q);
    alphas[i] = alpha;
    addTo(q, y, -alpha);
  }
  const last = history.at(-1);
  if (last) {
    const scale = 1 / (last.rho * dot(last.y, last.y));
    for (let i = 0; i < q.length; i++) q[i] = (q[i] as number) * scale;
  }
  for (const [i, { s, y, rho }] of history.entries()) addTo(q, s, (alphas[i] as number) - rho * dot(y, q));
  return q;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function addTo(to: Float64Array, what: Float64Array, times: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + times * (what[i] as number);
}
