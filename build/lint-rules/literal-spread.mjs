/** An object literal spread inside another: the compiler takes keys from it that nobody asked for. What depends on something stays free. */
export const literalSpread = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      spread: 'Write these keys into the object itself: of spread ones the compiler takes any.',
    },
  },
  create(context) {
    return {
      'ObjectExpression > SpreadElement > ObjectExpression'(node) {
        context.report({ node, messageId: 'spread' });
      },
    };
  },
};
