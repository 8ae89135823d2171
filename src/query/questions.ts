// A process asks one question, or few: each is loaded when it is first asked.

/** See `export.ts`. */
export const exportIndex: typeof import('./export.ts').exportIndex = async (...asked) => {
  const room = await import('./export.ts');
  return await room.exportIndex(...asked);
};

/** See `find.ts`. */
export const find: typeof import('./find.ts').find = async (...asked) => {
  const room = await import('./find.ts');
  return await room.find(...asked);
};

/** See `find.ts`. */
export const compareRankings: typeof import('./find.ts').compareRankings = async (...asked) => {
  const room = await import('./find.ts');
  return await room.compareRankings(...asked);
};

/** See `sample-queries.ts`. */
export const sampleQueries: typeof import('./sample-queries.ts').sampleQueries = async (...asked) => {
  const room = await import('./sample-queries.ts');
  return await room.sampleQueries(...asked);
};

/** See `definitions.ts`. */
export const definitions: typeof import('./definitions.ts').definitions = async (...asked) => {
  const room = await import('./definitions.ts');
  return await room.definitions(...asked);
};

/** See `outline.ts`. */
export const outline: typeof import('./outline.ts').outline = async (...asked) => {
  const room = await import('./outline.ts');
  return room.outline(...asked);
};

/** See `status.ts`. */
export const status: typeof import('./status.ts').status = async (...asked) => {
  const room = await import('./status.ts');
  return room.status(...asked);
};

/** See `imports.ts`. */
export const imports: typeof import('./imports.ts').imports = async (...asked) => {
  const room = await import('./imports.ts');
  return await room.imports(...asked);
};

/** See `imports.ts`. */
export const dependents: typeof import('./imports.ts').dependents = async (...asked) => {
  const room = await import('./imports.ts');
  return await room.dependents(...asked);
};

/** See `references.ts`. */
export const references: typeof import('./references.ts').references = async (...asked) => {
  const room = await import('./references.ts');
  return await room.references(...asked);
};

/** See `calls.ts`. */
export const callers: typeof import('./calls.ts').callers = async (...asked) => {
  const room = await import('./calls.ts');
  return await room.callers(...asked);
};

/** See `calls.ts`. */
export const callees: typeof import('./calls.ts').callees = async (...asked) => {
  const room = await import('./calls.ts');
  return await room.callees(...asked);
};

/** See `flow.ts`. */
export const flow: typeof import('./flow.ts').flow = async (...asked) => {
  const room = await import('./flow.ts');
  return await room.flow(...asked);
};

/** See `impact.ts`. */
export const impact: typeof import('./impact.ts').impact = async (...asked) => {
  const room = await import('./impact.ts');
  return await room.impact(...asked);
};

/** See `graph.ts`. */
export const graph: typeof import('./graph.ts').graph = async (...asked) => {
  const room = await import('./graph.ts');
  return await room.graph(...asked);
};
