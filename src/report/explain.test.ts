import { describe, expect, it } from 'vitest';
import { loadTable } from '../cases/table.ts';
import { explain } from './explain.ts';

const table = loadTable();

describe('explain', () => {
  it('explains every clause, case, exception and part', () => {
    const ids = [...table.clauses, ...table.cases].map(({ id }) => id);
    for (const id of [...ids, ...table.groups.map(({ name }) => name)]) {
      const found = explain(id, table);
      expect(found.found && found.lines[0]?.startsWith(`${id}: a`), id).toBe(true);
    }
  });

  it('gives the grounds of a case and how to run it', () => {
    const one = table.cases.find(
      ({ expect: { errors } }) => errors?.[0]?.provenance[0]?.kind === 'documented',
    );
    const found = explain(one?.id ?? '', table, 'npx suite run');
    const text = found.found ? found.lines.join('\n') : '';
    expect(text).toContain(one?.expect.errors?.[0]?.code);
    expect(text).toMatch(/documented: .+ \(error\./);
    expect(text).toContain(`npx suite run --endpoint URL --only ${one?.id}`);
  });

  it('says what is read after a request, and what must come back', () => {
    const found = explain('State/tags-kept', table);
    const text = found.found ? found.lines.join('\n') : '';
    expect(text).toContain(
      [
        'Read afterwards: ListTags {"ResourceIdList":["${response.TrailARN}"]}, which must have:',
        '  kept.TagsList (state): ResourceTagList.0.TagsList = "${request.TagsList}", in any order',
        '    documented: ',
      ].join('\n'),
    );
  });

  it.each(table.groups.slice(0, 5).map(({ name }) => name))('finds %s behind a typo', (name) => {
    const typo = name.slice(0, 4) + name.slice(5);
    expect(explain(typo, table)).toMatchObject({ found: false, near: expect.arrayContaining([name]) });
    expect(explain(typo.replace('Exception', ''), table)).toMatchObject({
      near: expect.arrayContaining([name]),
    });
  });

  it('has nothing near for something else', () => {
    expect(explain('qqqqqqqqqqqqqqqqqqqqqqqq', table)).toEqual({ found: false, near: [] });
  });
});
