module "vpc" {
  source  = "./modules/vpc"
  cidr    = var.cidr
}
module "up" {
  source = "../shared"
  vpc_id = module.vpc.id
}
module "registry" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.0"
}
module "git" {
  source = "git::https://example.com/x.git//sub?ref=v1"
}
module "computed" {
  source = "${var.root}/x"
}
module "none" {}
