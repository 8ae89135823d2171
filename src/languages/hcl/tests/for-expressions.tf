locals {
  list = [for s in var.names : upper(s) if s != ""]
  map  = { for k, v in var.m : k => v.id... if v.on }
  deep = flatten([for a in var.as : [for b in a.bs : "${a.name}-${b}"]])
}
