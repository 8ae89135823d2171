pkgname=tool
pkgver=1.0
depends=('bash' "lib-$pkgver")
build() {
  cd "$pkgname-$pkgver"
  make
}
