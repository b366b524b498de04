import { posix } from 'node:path';

/** Where a version of the repository is read. */
export interface Repository {
  /** Its address, such as `https://github.com/OWNER/NAME`. */
  url: string;
  /** The tag of the version. */
  tag: string;
}

const LINK = /(!?)\[([^\]]*)\]\(([^)\s]+)\)/g;

/** The places that a Markdown text links to. */
export function linksIn(markdown: string): string[] {
  return [...markdown.matchAll(LINK)].map(([, , , place = '']) => place);
}

/** The file or folder of the repository that a relative link leads to. Undefined for one inside of the text, and for an address. */
export function fileOf(place: string, from: string): string | undefined {
  if (/^(?:[a-z]+:|#)/.test(place)) return undefined;
  return posix.normalize(posix.join(posix.dirname(from), place.replace(/#.*$/, '')));
}

/**
 * A text of the package whose links work there: what isn't in the package is linked to in the repository.
 * @param from path of the text in the package
 * @param packed paths of all files in the package
 */
export function packedLinks(
  markdown: string,
  {
    from,
    packed,
    repository: { url, tag },
  }: { from: string; packed: readonly string[]; repository: Repository },
): string {
  return markdown.replace(LINK, (link, image: string, text: string, place: string) => {
    const file = fileOf(place, from);
    if (file === undefined || isPacked(file, packed)) return link;
    const anchor = place.includes('#') ? place.slice(place.indexOf('#')) : '';
    return `${image}[${text}](${url}/${image === '' ? 'blob' : 'raw'}/${tag}/${file}${anchor})`;
  });
}

/** Whether a file or folder is in the package. */
export function isPacked(file: string, packed: readonly string[]): boolean {
  return packed.some((path) => path === file || path.startsWith(file.endsWith('/') ? file : `${file}/`));
}
