@global enum Runtime { Stub = 0, Minimal = 1 }
export const enum Kind { A, B }
