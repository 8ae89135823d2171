import 'package:test/test.dart';

void main() {
  late int shared;
  setUp(() {
    shared = 1;
  });
  group('calc', () {
    test('adds', () {
      expect(1 + shared, 2);
    });
  });
}
int helper() => 1;
