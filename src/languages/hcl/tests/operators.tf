locals {
  cond = var.on ? var.yes : local.no
  sum  = -var.a + (var.b * 2)
  not  = !var.c && var.d == null || false
}
