// Plain.
class None {}

/// One.
/// Two.
class Lines {}

/** Old style. */
class Block {}

/// Above the annotation.
@immutable
class Annotated {
  /// Of a.
  final int a = 1; // trailing
  final int b = 2;
  /// Of m.
  @override
  // ignore: between
  void m() {}

  /// Apart.


  void n() {}
}

/// Of v.
final v = 1;
