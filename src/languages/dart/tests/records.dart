(int, {String name}) pair() => (1, name: 'a');
({int x, int y}) point = (x: 1, y: 2);
int first((int, int) both) => both.$1 + point.x;
Map<String, (int, int)> table = {};
