import { parseSync, Visitor } from 'oxc-parser';
import { analyse } from 'scslre';

/** A regular expression that may take time by more than the length of a text, or that can't be known before it runs. */
export interface Slow {
  line: number;
  shown: string;
  reason: string;
  isExponential: boolean;
}

/** The regular expressions of a TypeScript file that may be slow. */
export function slowIn(file: string, code: string): Slow[] {
  const slow: Slow[] = [];
  const add = ({ start, end }: { start: number; end: number }, reason: string, isExponential = false) => {
    const line = code.slice(0, start).split('\n').length;
    const told = isExponential ? 'takes exponential time' : reason;
    slow.push({ line, shown: code.slice(start, end), reason: told, isExponential });
  };
  const visitor = new Visitor({
    Literal: (node) => {
      if (!('regex' in node)) return;
      const [report] = analyse({ source: node.regex.pattern, flags: node.regex.flags }).reports;
      if (report) add(node, `takes quadratic time (${report.type.toLowerCase()})`, report.exponential);
    },
    NewExpression: (node) => {
      const { callee } = node;
      if (callee.type === 'Identifier' && callee.name === 'RegExp') add(node, 'is built when it runs');
    },
  });
  visitor.visit(parseSync(file, code).program);
  return slow;
}
