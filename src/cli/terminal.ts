/** Width and colour of a stream, by the conventions that terminals and CI agree on. */
export function terminal(stream: { isTTY?: boolean; columns?: number }): { width: number; colour: boolean } {
  const { NO_COLOR, FORCE_COLOR, TERM, COLUMNS } = process.env;
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  const wanted = stream.isTTY === true && TERM !== 'dumb';
  const columns = Number(COLUMNS);
  const width = stream.columns ?? (Number.isInteger(columns) && columns > 0 ? columns : 100);
  return { width: Math.min(Math.max(width, 40), 200), colour: !NO_COLOR && FORCE_COLOR !== '0' && (forced || wanted) };
}
