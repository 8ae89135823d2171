const one = 1;
const int two = 2, three = 3;
final four = 4;
final List<int> five = [5];
late final String six;
late int seven;
var eight, nine = 9;
int? ten;
void Function(int)? eleven;
io.File? twelve;
(int, String) thirteen = (1, 'a');
final _fourteen = 14;
/// Of fifteen.
@deprecated
int fifteen = 15;
