/**
 * The name of the service on a page in Markdown. An anchor begins with it, without blanks and sometimes with the name of the
 * vendor; where the page itself writes the name, that is how it is spelt.
 */
export function serviceOf(text: string, operation: string): string | undefined {
  const anchor =
    new RegExp(`<a name="([\\w-]+?)-${operation}-(?:request|response)-`).exec(text)?.[1] ??
    /\/goto\/\w+\/([a-z-]+)-\d{4}-\d{2}-\d{2}\//.exec(text)?.[1];
  if (anchor === undefined) return undefined;
  const wanted = squeeze(anchor);
  for (const [, vendor = '', words = ''] of text.matchAll(/\b(AWS|Amazon) ((?:[A-Z][\w-]* ?){1,5})/g)) {
    const named = words.trim().split(' ');
    for (let count = named.length; count > 0; count -= 1) {
      const name = named.slice(0, count).join(' ');
      if (squeeze(name) === wanted || squeeze(vendor + name) === wanted) return name;
    }
  }
  return anchor;
}

function squeeze(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
