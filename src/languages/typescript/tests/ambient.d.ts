declare module 'vue' {
  interface Component {
    $t(key: string): string;
  }
  export function mount(): void;
}
declare module '*.svg';
declare global {
  interface Window {
    app: string;
  }
  var shared: number;
}
declare namespace NodeJS {
  interface Env {
    HOME: string;
  }
}
export declare const version: string;
export declare function load(path: string): void;
export declare class Loader {
  load(path: string): void;
  readonly path: string;
}
declare let a: number, b: string;
export as namespace Lib;
export = Loader;
