@deprecated
void old() {}
@Deprecated('use b')
@pragma('vm:prefer-inline')
class Stale {
  @Deprecated('use y')
  int x = 1;
  @override
  int y = 2;
  @Deprecated('no')
  Stale.named();
}
@Deprecated('gone')
const gone = 1;
@DeprecatedLater()
void fine() {}
