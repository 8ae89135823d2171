/** @deprecated use b */
export function a() {}
/** Not deprecated. */
export function b() {}
export class C {
  /**
   * @deprecated since 2.0
   */
  old() {}
  /** Says @deprecatedness. */
  fresh() {}
}
