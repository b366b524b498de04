import { describe, expect, it } from 'vitest';
import { assertNext, releaseChangelog } from './changelog.ts';

const CHANGELOG =
  '# Changelog\n\n## Unreleased\n\n### Added\n- A case.\n\n## 0.1.0 (2026-01-01)\n\n- The first.\n';

describe('releaseChangelog', () => {
  it('gives what is unreleased a version and leaves the heading for the next', () => {
    expect(releaseChangelog(CHANGELOG, '0.2.0', '2026-02-01')).toBe(
      '# Changelog\n\n## Unreleased\n\n## 0.2.0 (2026-02-01)\n\n### Added\n- A case.\n\n## 0.1.0 (2026-01-01)\n\n- The first.\n',
    );
  });

  it('refuses to release nothing', () => {
    const released = releaseChangelog(CHANGELOG, '0.2.0', '2026-02-01');
    expect(() => releaseChangelog(released, '0.3.0', '2026-03-01')).toThrow(/nothing to release/);
    expect(() => releaseChangelog('# Changelog\n', '0.3.0', '2026-03-01')).toThrow(/no heading/);
  });
});

describe('assertNext', () => {
  it.each([
    ['0.1.0', '0.1.1'],
    ['0.1.9', '0.2.0'],
  ])('allows %s to %s', (present, next) => expect(() => assertNext(present, next)).not.toThrow());

  it.each([
    ['0.1.0', '0.1.0'],
    ['0.1.0', '0.3.0'],
    ['0.1.0', '0.0.9'],
    ['0.1.0', '1.0.0'],
    ['0.1.0', 'v0.2.0'],
  ])('refuses %s to %s', (present, next) => expect(() => assertNext(present, next)).toThrow());
});
