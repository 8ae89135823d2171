# The web server.
resource "aws_instance" "web" {
  ami   = data.aws_ami.ubuntu.id
  count = 2
}

data "aws_ami" "ubuntu" {
  most_recent = true
}
ephemeral "random_password" "pw" {}
