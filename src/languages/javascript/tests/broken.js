function fine() {}
class Broken extends {
  method() {}
}
const after = () => {};
if (
