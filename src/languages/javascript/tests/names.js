const größe = 1;
let $ = 2,
  _ = 3,
  ﾵ = 4;
function ünïcode(π) {
  return π * größe;
}
class Ключ {
  значение = 1;
  ['computed']() {}
  [dynamic]() {}
  'string key'() {}
  42() {}
  #скрыто() {}
  static async = 1;
  get = 2;
  static() {}
}
export const table = {
  'quoted-key': () => {},
  plain() {},
  [computed]: 1,
  7: 'seven',
};
