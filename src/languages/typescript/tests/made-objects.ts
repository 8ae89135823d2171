type Factory = Readonly<{ is(node: Node): boolean; size: number }>;

export const Node: Factory = freeze<Factory>({
  is(node): node is Node {
    return true;
  },
  make: () => freeze({ kind: 'Node', inner() {} }),
  size: 3,
});

export default createPlugin({ install(app) {} });

const { part } = load({ done() {} });
const result = run({ done() {} }, 1);
export const service = (await build({ async list() {} })) as Service;
