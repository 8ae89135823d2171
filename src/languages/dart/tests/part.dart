part of 'cart.dart';

class Line {}
