export class Table {
  @lazy static shared: Table = new Table();
  @unsafe constructor() {}
  @inline private get type(): i32 { return 1; }
  @external("env", "x") declare static x: i32;
}
