MY_FN far::Foo::Foo(int a) : a_(a) {}
template <typename T>
MY_FN Foo<T>::Foo(T a) : a_(a) {}
