/** The heading under which changes wait for the next release. */
const UNRELEASED = '## Unreleased\n';

/** The changelog with what was unreleased under a version of its own. @throws Error where nothing is unreleased */
export function releaseChangelog(text: string, version: string, date: string): string {
  const start = text.indexOf(UNRELEASED);
  if (start < 0) throw new Error('CHANGELOG.md has no heading "## Unreleased".');
  const rest = text.slice(start + UNRELEASED.length);
  const end = rest.indexOf('\n## ');
  if (!/^- /m.test(end < 0 ? rest : rest.slice(0, end))) {
    throw new Error('CHANGELOG.md lists nothing under "## Unreleased", so there is nothing to release.');
  }
  return `${text.slice(0, start)}${UNRELEASED}\n## ${version} (${date})\n${rest}`;
}

/** @throws Error for a version that is no 0.x, or not the next patch or minor of the present one */
export function assertNext(present: string, next: string): void {
  const parts = (version: string) => /^0\.(\d+)\.(\d+)$/.exec(version)?.slice(1).map(Number);
  const [minor = 0, patch = 0] = parts(present) ?? [];
  const wanted = parts(next);
  if (!wanted) throw new Error(`The version must be 0.MINOR.PATCH, got "${next}".`);
  const possible = [`0.${minor}.${patch + 1}`, `0.${minor + 1}.0`];
  if (possible.includes(next)) return;
  throw new Error(`After ${present} comes ${possible.join(' or ')}, not ${next}.`);
}
