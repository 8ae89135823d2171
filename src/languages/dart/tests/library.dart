/// About the library.
@TestOn('vm')
library;

import 'a.dart';

/// Of the class.
class Documented {}
