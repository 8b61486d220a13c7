const FUNCTIONS = 'FunctionDeclaration, FunctionExpression, ArrowFunctionExpression';

/**
 * The length of a function without the functions inside it, blank lines and comments. A factory that returns
 * closures is as long as a class; what has to be short is every body.
 */
export const ownLines = {
  meta: {
    type: 'suggestion',
    schema: [{ type: 'integer' }],
    messages: { long: 'This function has {{lines}} lines of its own; at most {{max}}.' },
  },
  create(context) {
    const [max] = context.options;
    const open = [];
    const enter = (node) => {
      const lines = codeLines(context.sourceCode, node.loc);
      open.at(-1)?.inner.push(lines);
      open.push({ lines, inner: [] });
    };
    const leave = (node) => {
      const { lines, inner } = open.pop();
      const own = lines.size - inner.reduce((sum, { size }) => sum + Math.max(0, size - 1), 0);
      if (own > max) {
        context.report({ loc: node.loc, messageId: 'long', data: { lines: own, max } });
      }
    };
    return { [FUNCTIONS]: enter, [`:matches(${FUNCTIONS}):exit`]: leave };
  },
};

/** Numbers of the lines on which a token stands. A template of many lines counts as all of them. */
function codeLines(sourceCode, { start, end }) {
  const lines = new Set();
  for (const { loc } of sourceCode.ast.tokens) {
    if (loc.start.line < start.line || loc.end.line > end.line) continue;
    for (let line = loc.start.line; line <= loc.end.line; line += 1) lines.add(line);
  }
  return lines;
}
