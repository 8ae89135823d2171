provider "aws" {
  region = var.region
}
provider "aws" {
  alias  = "west"
  region = "us-west-2"
}
resource "aws_vpc" "v" {
  provider = aws.west
}
module "m" {
  providers = { aws = aws.west }
}
