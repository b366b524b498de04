import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { loadSuite, loadTable } from '../../contract/table.ts';
import { explain } from './explain.ts';
import { worldsOf } from './given.ts';

const table = loadTable();
const options = {
  command: 'npx suite run',
  remedies: {
    ofNeed: (kind: string) => [`advice on ${kind}`],
    ofWorld: (world: string) => [`first way into ${world}`, 'second way'],
  },
};

function linesOf(id: string): string[] {
  const found = explain(id, table, options);
  return found.found ? found.lines : [];
}

describe('explain', () => {
  it('explains every clause, case, exception, part, world and need', () => {
    const ids = [...table.clauses, ...table.cases].map(({ id }) => id);
    const worlds = table.cases.flatMap((one) => one.worlds ?? []);
    const groups = table.groups.map(({ name }) => name);
    for (const id of [...ids, ...groups, ...worlds, ...Object.keys(table.needs)]) {
      const found = explain(id, table, options);
      expect(found.found && found.lines[0]?.startsWith(`${id}: a`), id).toBe(true);
    }
  });

  it('gives the reasons of a case and how to run it', () => {
    const one = table.cases.find(
      ({ expect: { errors } }) => errors?.[0]?.provenance[0]?.kind === 'documented',
    );
    const found = explain(one?.id ?? '', table, options);
    const text = found.found ? found.lines.join('\n') : '';
    expect(text).toContain(one?.expect.errors?.[0]?.code);
    expect(text).toMatch(/documented: .+ \(error\./);
    expect(text).toContain(`npx suite run --endpoint URL --only ${one?.id}`);
  });

  it('mentions our words only where there are clauses', () => {
    expect(linesOf('Response')[1]).toBe(`  (the page: ${table.documentation})`);
    expect(linesOf('KmsException').join('\n')).toContain('  (in our words; the page: ');
  });

  it('names the page of the operation, and says once what several clauses say', () => {
    const suite = loadSuite();
    for (const { id } of [...suite.clauses, ...suite.groups.map(({ name }) => ({ id: name }))]) {
      const found = explain(id, suite, options);
      const [operation = ''] = id.includes('/') ? id.split('/') : [suite.operation];
      const lines = found.found ? found.lines : [];
      expect(lines.filter((line) => line.includes('the page: ')).join(), id).toContain(
        `API_${operation}.html`,
      );
      const told = lines.slice(1).map((line) => line.replace(/ \(.*/, ''));
      const first = told.slice(0, told.indexOf(''));
      expect(new Set(first).size, id).toBe(first.length);
    }
  });

  it('shows what is read after a request, and what must come back', () => {
    expect(linesOf('State/tags-kept').join('\n')).toContain(
      [
        'Read afterwards: ListTags {"ResourceIdList":["${response.TrailARN}"]}, which must have:',
        '  kept.TagsList (state): ResourceTagList.0.TagsList = "${request.TagsList}", in any order',
        '    documented: ',
      ].join('\n'),
    );
  });

  it('names the cases that need a world, and the ways into it', () => {
    const lines = linesOf('organization.consolidated-billing');
    expect(lines).toContain('Needed by 2 cases:');
    expect(lines.join('\n')).toContain('\n  OrganizationNotInAllFeaturesModeException/');
    const ways = '\n  first way into organization.consolidated-billing\n  second way\n';
    expect(lines.join('\n')).toContain(`Ways in:${ways}`);
  });

  it('knows every world in the guide to the world protocol', async () => {
    const guide = await readFile(new URL('../../../docs/world-protocol.md', import.meta.url), 'utf8');
    const named = [...guide.matchAll(/^\| `(\w+\.[\w-]+)`/gm)].flatMap(([, world]) => world ?? []);
    expect(named.length).toBeGreaterThan(10);
    // Another Region or account is no state of the target: nobody has to be asked for it.
    const places = new Set(table.cases.flatMap((testCase) => testCase.places ?? []) as string[]);
    expect(places.size).toBe(2);
    expect(
      worldsOf(table)
        .filter((world) => !places.has(world))
        .sort(),
    ).toEqual(named.sort());
  });

  it('says where no case needs a world', () => {
    const world = 'account.delegated-admin';
    const cases = table.cases.filter(({ worlds = [] }) => !worlds.includes(world));
    const found = explain(world, { ...table, cases }, options);
    expect(found.found && found.lines.at(-1)).toBe('No case of this version needs it.');
  });

  it('explains a need: what it is, which cases need it, and what to do where it is missing', () => {
    const text = linesOf('bucket-63').join('\n');
    expect(text).toContain('s3.bucket (need bucket-63), with the policy bucket-delivery');
    expect(text).toContain('The policy bucket-delivery:\n  {');
    expect(text).toContain('Needed by 1 case:\n  InvalidS3BucketNameException/length-63: ');
    expect(text).toContain('advice on s3.bucket');
  });

  it('names the operation that a case sends, and the policy that it changes', () => {
    const suite = loadSuite(['CreateTrail', 'UpdateTrail']);
    const id = 'UpdateTrail/InsufficientS3BucketPolicyException/policy-revoked';
    const found = explain(id, suite, options);
    const text = found.found ? found.lines.join('\n') : '';
    expect(text).toMatch(/^Sent:\n {2}UpdateTrail, /m);
    expect(text).toContain('  then bucket-revoked got the policy bucket-no-put');
    expect(text).toContain('The policy bucket-no-put:');
  });

  it.each(table.groups.slice(0, 5).map(({ name }) => name))('finds %s behind a typo', (name) => {
    const typo = name.slice(0, 4) + name.slice(5);
    expect(explain(typo, table, options)).toMatchObject({
      found: false,
      near: expect.arrayContaining([name]),
    });
    expect(explain(typo.replace('Exception', ''), table, options)).toMatchObject({
      near: expect.arrayContaining([name]),
    });
  });

  it('suggests nothing for an unrelated id', () => {
    expect(explain('qqqqqqqqqqqqqqqqqqqqqqqq', table, options)).toEqual({ found: false, near: [] });
  });
});
