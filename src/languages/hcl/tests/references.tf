resource "a_b" "c" {
  x1 = var.one.two
  x2 = local.three
  x3 = module.four.five[0]
  x4 = data.six_s.seven.eight
  x5 = nine_n.ten[count.index].eleven
  x6 = nine_n.ten[*].id
  x7 = nine_n.ten.*.id
  x8 = each.value["k"]
  x9 = path.module
  x10 = provider::time::parse(var.t)
  depends_on = [module.four, nine_n.ten]
}
