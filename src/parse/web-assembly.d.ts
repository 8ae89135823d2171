// What is used of WebAssembly: TypeScript declares it only together with the browser's DOM.
declare namespace WebAssembly {
  /** Compiled code, which can be sent to worker threads. */
  interface Module {
    readonly [Symbol.toStringTag]: string;
  }
  /** Linear memory, in pages of 64 KB; growth beyond `maximum` fails. */
  class Memory {
    constructor(size: { initial: number; maximum: number });
    readonly buffer: ArrayBuffer;
  }
  /** A trap or an abort inside WebAssembly. */
  class RuntimeError extends Error {}
  /** Compiles WebAssembly code; rejects when the bytes are not a valid module. */
  function compile(bytes: Uint8Array): Promise<Module>;
}
