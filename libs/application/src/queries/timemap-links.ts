/** A state as of an instant that has passed. */
export interface Memento {
  readonly at: string;
  readonly href: string;
}

/** Where the state of now is, and where its map of times is and goes on. */
export interface MappedLinks {
  readonly original: string;
  readonly self: string;
  readonly next?: string;
}

const TYPE = 'type="application/link-format"';

/** A map of times as links (RFC 6690), as Memento clients read it (RFC 7089). Their clock counts seconds. */
export function timemapLinks(
  { original, self, next }: MappedLinks,
  mementos: readonly Memento[],
  publicUrl: string,
): string {
  const uri = (path: string): string => `<${publicUrl}${path}>`;
  const [first, last] = [mementos[0], mementos.at(-1)];
  const range = first && last ? `;from="${httpDate(first.at)}";until="${httpDate(last.at)}"` : '';
  const links = [
    `${uri(original)};rel="original timegate"`,
    `${uri(self)};rel="self";${TYPE}${range}`,
    ...(next === undefined ? [] : [`${uri(next)};rel="timemap next";${TYPE}`]),
    ...mementos.map(({ at, href }) => `${uri(href)};rel="memento";datetime="${httpDate(at)}"`),
  ];
  return `${links.join(',\n')}\n`;
}

/** An instant as HTTP writes it, to the second. */
export const httpDate = (instant: string): string => new Date(instant).toUTCString();
