library shop.cart;

import 'dart:io';
import 'dart:async' as async;
import 'package:a/b.dart' show C, D;
import 'package:a/c.dart' hide E;
import 'package:a/d.dart' as d show F;
import 'late.dart' deferred as late_;
import 'stub.dart' if (dart.library.io) 'io.dart' if (dart.library.js_interop) 'web.dart';
export 'src/all.dart';
export 'src/some.dart' show Some, Other hide None;
part 'cart.g.dart';

final c = C(async.Completer());
