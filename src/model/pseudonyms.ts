/** `customer-1` for the first who is asked for: the same in every run, and nothing of the export's. */
export function pseudonyms(): (id: string) => string {
  const known = new Map<string, string>();
  return (id) => {
    const name = known.get(id) ?? `customer-${known.size + 1}`;
    known.set(id, name);
    return name;
  };
}
