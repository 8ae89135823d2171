const raw = r'class Fake { $name';
const many = '''
class Fake {
  void none() {}
  ${value} and $other
}
''';
const more = """it's "quoted" ${call('inner')}""";
/* class Gone {} /* nested */ */
void real() {}
