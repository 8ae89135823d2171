package app;

public sealed interface Sealed permits Circle, Square, app.Other {}

sealed abstract class Circle implements Sealed permits Small {}

non-sealed class Square implements Sealed {}

final class Small extends Circle {}
