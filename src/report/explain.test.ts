import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Remedies } from '../contract/by-hand.ts';
import { loadTable } from '../contract/table.ts';
import { explain } from './explain.ts';
import { worldsOf } from './explain-given.ts';

const table = loadTable();
const REMEDIES: Remedies = {
  ofNeed: (kind) => [`serve ${kind}`],
  ofWorld: (world) => [`enter ${world}`, 'or leave it'],
};

function linesOf(id: string): string[] {
  const found = explain(id, table, REMEDIES);
  return found.found ? found.lines : [];
}

describe('explain', () => {
  it('explains every clause, case, exception, part, world and need', () => {
    const ids = [...table.clauses, ...table.cases].map(({ id }) => id);
    const worlds = table.cases.flatMap((one) => one.worlds ?? []);
    const groups = table.groups.map(({ name }) => name);
    for (const id of [...ids, ...groups, ...worlds, ...Object.keys(table.needs)]) {
      const found = explain(id, table, REMEDIES);
      expect(found.found && found.lines[0]?.startsWith(`${id}: a`), id).toBe(true);
    }
  });

  it('gives the grounds of a case and how to run it', () => {
    const one = table.cases.find(
      ({ expect: { errors } }) => errors?.[0]?.provenance[0]?.kind === 'documented',
    );
    const found = explain(one?.id ?? '', table, REMEDIES, 'npx suite run');
    const text = found.found ? found.lines.join('\n') : '';
    expect(text).toContain(one?.expect.errors?.[0]?.code);
    expect(text).toMatch(/documented: .+ \(error\./);
    expect(text).toContain(`npx suite run --endpoint URL --only ${one?.id}`);
  });

  it('calls nothing our words of a part, which has no clauses of its own', () => {
    expect(linesOf('Response')[1]).toBe(`  (the page: ${table.documentation})`);
    expect(linesOf('KmsException').join('\n')).toContain('  (in our words; the page: ');
  });

  it('says what is read after a request, and what must come back', () => {
    expect(linesOf('State/tags-kept').join('\n')).toContain(
      [
        'Read afterwards: ListTags {"ResourceIdList":["${response.TrailARN}"]}, which must have:',
        '  kept.TagsList (state): ResourceTagList.0.TagsList = "${request.TagsList}", in any order',
        '    documented: ',
      ].join('\n'),
    );
  });

  it('says of a world which cases are in it, and the ways in', () => {
    const lines = linesOf('organization.consolidated-billing');
    expect(lines).toContain('1 case is in it:');
    expect(lines.join('\n')).toContain('\n  OrganizationNotInAllFeaturesModeException/');
    expect(lines.join('\n')).toContain('\n  enter organization.consolidated-billing\n  or leave it\n');
  });

  it('knows every world that the guide to the world protocol names, with a case or without', async () => {
    const guide = await readFile(new URL('../../docs/world-protocol.md', import.meta.url), 'utf8');
    const named = [...guide.matchAll(/^\| `(\w+\.[\w-]+)`/gm)].flatMap(([, world]) => world ?? []);
    expect(named.length).toBeGreaterThan(10);
    expect(worldsOf(table).sort()).toEqual(named.sort());
    expect(linesOf('account.delegated-admin').at(-1)).toBe('No case of this version is in it.');
  });

  it('says of a need what it is, who needs it, and what to do where it can not be had', () => {
    const text = linesOf('bucket-63').join('\n');
    expect(text).toContain('s3.bucket (need bucket-63), with the policy bucket-delivery');
    expect(text).toContain('The policy bucket-delivery:\n  {');
    expect(text).toContain('Needed by 1 case:\n  InvalidS3BucketNameException/length-63: ');
    expect(text).toContain('Where it can not be had:\n  serve s3.bucket');
  });

  it.each(table.groups.slice(0, 5).map(({ name }) => name))('finds %s behind a typo', (name) => {
    const typo = name.slice(0, 4) + name.slice(5);
    expect(explain(typo, table, REMEDIES)).toMatchObject({
      found: false,
      near: expect.arrayContaining([name]),
    });
    expect(explain(typo.replace('Exception', ''), table, REMEDIES)).toMatchObject({
      near: expect.arrayContaining([name]),
    });
  });

  it('has nothing near for something else', () => {
    expect(explain('qqqqqqqqqqqqqqqqqqqqqqqq', table, REMEDIES)).toEqual({ found: false, near: [] });
  });
});
