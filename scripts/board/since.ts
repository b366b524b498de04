import type { Board, EarlierBoard, VerdictChange } from '../../generated/board.ts';

/** What is read of a board that may have an older format. */
export type Previous = Pick<Board, 'date' | 'suite' | 'targets' | 'exceptions' | 'parts'> &
  Partial<Pick<Board, 'operations' | 'changes' | 'earlier'>>;

/**
 * A board with those before it. One of the same day with the same cases is replaced; what it said to have changed is said
 * of the new one.
 */
export function withEarlier(board: Omit<Board, 'changes' | 'earlier'>, previous?: Previous): Board {
  if (!previous) return { ...board, changes: [], earlier: [] };
  const replaces = previous.date === board.date && previous.suite.casesSha256 === board.suite.casesSha256;
  const { earlier = [], changes: before = [] } = previous;
  return {
    ...board,
    changes: verdictChanges(previous, board, replaces ? before : []),
    earlier: replaces ? earlier : [summaryOf(previous), ...earlier],
  };
}

function summaryOf({ date, suite, targets }: Previous): EarlierBoard {
  return {
    date,
    suiteVersion: suite.version,
    casesSha256: suite.casesSha256,
    targets: targets.map(({ name, version, conformance, coverage }) => ({
      name,
      version,
      conformance,
      coverage,
    })),
  };
}

/** Rows whose verdict differs, of targets that both boards have. */
function verdictChanges(
  previous: Previous,
  board: Omit<Board, 'changes' | 'earlier'>,
  before: readonly VerdictChange[],
): VerdictChange[] {
  const cells = verdictsOf(previous);
  for (const { target, name, from } of before) cells.set(keyOf(target, name), from);
  return [...verdictsOf(board)].flatMap(([key, to]) => {
    const from = cells.get(key);
    const [target = '', name = ''] = key.split('\n');
    return from === undefined || from === to ? [] : [{ target, name, from, to }];
  });
}

function verdictsOf({
  operations = [],
  exceptions,
  parts,
}: Pick<Previous, 'operations' | 'exceptions' | 'parts'>) {
  const found = new Map<string, string>();
  for (const { name, targets } of [...operations, ...exceptions, ...parts]) {
    for (const [target, { verdict }] of Object.entries(targets)) found.set(keyOf(target, name), verdict);
  }
  return found;
}

const keyOf = (target: string, name: string) => `${target}\n${name}`;
