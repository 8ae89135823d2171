// What is used of WebAssembly: TypeScript declares it only together with the browser's DOM.
declare namespace WebAssembly {
  /** Compiled code, which can be sent to worker threads. */
  interface Module {
    readonly [Symbol.toStringTag]: string;
  }
  interface Instance {
    readonly exports: Record<string, unknown>;
  }
  /** Compiles WebAssembly code; rejects when the bytes are not a valid module. */
  function compile(bytes: Uint8Array): Promise<Module>;
  /** Joins compiled code with its imports. */
  function instantiate(module: Module, imports?: Record<string, unknown>): Promise<Instance>;
}
