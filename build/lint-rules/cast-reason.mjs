/** A cast silences the compiler, so a comment on its line or the line above says why that is right. `as const` casts nothing. */
export const castReason = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { missing: 'A cast needs its reason as a comment on this line or the one above.' },
  },
  create(context) {
    const commentLines = new Set();
    const isConst = ({ typeAnnotation }) =>
      typeAnnotation.type === 'TSTypeReference' && typeAnnotation.typeName.name === 'const';
    return {
      Program() {
        for (const { loc } of context.sourceCode.getAllComments()) commentLines.add(loc.end.line);
      },
      TSAsExpression(node) {
        const { start, end } = node.loc;
        if (isConst(node) || [start.line - 1, end.line].some((line) => commentLines.has(line)))
          return;
        context.report({ node, messageId: 'missing' });
      },
    };
  },
};
