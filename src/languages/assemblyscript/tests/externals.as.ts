@external("env", "log")
declare function log(x: i32): void;
@external("env", "now")
export declare function now(): f64;
@external("memory") declare const base: usize;
@external("env", "abort")
@external.js("throw Error(`${message} (at)`);")
declare function abort(message: string): void;
