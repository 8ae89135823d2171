// A process asks one question, or few: each is loaded when it is first asked.

/** See `find.ts`. */
export const find: typeof import('./find.ts').find = async (...asked) => {
  const room = await import('./find.ts');
  return await room.find(...asked);
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
