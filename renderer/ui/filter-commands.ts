interface Findable {
  label: string;
  group?: string | undefined;
  keywords?: string | undefined;
  detail?: string | undefined;
}

/**
 * The commands in which every typed word begins some word of label, group, keywords or detail, or stands inside the
 * label; those whose label begins with the query first, then those whose label holds it, otherwise in the given order.
 */
export function filterCommands<T extends Findable>(commands: readonly T[], query: string): T[] {
  const typed = plain(query).trim();
  if (typed === '') return [...commands];
  const words = typed.split(/\s+/);
  const rank = (command: T): number => {
    const label = plain(command.label);
    if (label.startsWith(typed)) return 0;
    return label.includes(typed) ? 1 : 2;
  };
  return commands
    .filter((command) => {
      const label = plain(command.label);
      const all = plain([label, command.group, command.keywords, command.detail].join(' ')).split(/[^\p{L}\p{N}]+/u);
      return words.every((word) => label.includes(word) || all.some((one) => one.startsWith(word)));
    })
    .map((command, index) => ({ command, index, rank: rank(command) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ command }) => command);
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
