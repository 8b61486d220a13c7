const SEARCHES = new Set(['includes', 'indexOf', 'lastIndexOf']);

/** ts.IndexKind.Number: this file needs nothing else of TypeScript's. */
const NUMBER_INDEX = 1;

/** What stands for no name at all may be looked for in any way. */
const isNothing = (node) =>
  (node.type === 'Literal' && (node.value === '' || node.value === null)) ||
  (node.type === 'Identifier' && node.name === 'undefined');

/** The function that such a name is compared by, as its type says; undefined for any other type. */
function comparedBy(checker, type) {
  if (type.isUnion()) {
    return type.types.map((one) => comparedBy(checker, one)).find((name) => name !== undefined);
  }
  const mark = checker.getPropertyOfType(type, 'comparedBy');
  if (mark === undefined) return undefined;
  const named = checker.getTypeOfSymbol(mark);
  const literals = named.isUnion() ? named.types : [named];
  return literals.find((one) => one.isStringLiteral())?.value;
}

/** Names that servers compare by rules of their own are never compared letter by letter: their types say by what. */
export const sameNames = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { letters: 'Servers do not compare this name letter by letter: use {{by}}.' },
  },
  create(context) {
    const { program, esTreeNodeToTSNodeMap: nodes } = context.sourceCode.parserServices ?? {};
    if (!program) return {};
    const checker = program.getTypeChecker();
    const typeOf = (node) => checker.getTypeAtLocation(nodes.get(node));
    const report = (node, by) => {
      if (by !== undefined) context.report({ node, messageId: 'letters', data: { by } });
    };
    return {
      'BinaryExpression[operator=/^[!=]==?$/]'(node) {
        const sides = [node.left, node.right];
        if (sides.some(isNothing)) return;
        report(node, sides.map((side) => comparedBy(checker, typeOf(side))).find(Boolean));
      },
      'CallExpression[callee.type="MemberExpression"]'(node) {
        const { object, property } = node.callee;
        const [sought] = node.arguments;
        if (!SEARCHES.has(property.name) || !sought || isNothing(sought)) return;
        const list = typeOf(object);
        if (!checker.isArrayType(list) && !checker.isTupleType(list)) return;
        const element = checker.getIndexTypeOfType(list, NUMBER_INDEX);
        const types = [typeOf(sought), ...(element ? [element] : [])];
        report(node, types.map((type) => comparedBy(checker, type)).find(Boolean));
      },
    };
  },
};
