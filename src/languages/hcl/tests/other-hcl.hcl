job "docs" {
  group "web" {
    task "server" {
      driver = "docker"
    }
    network { port "http" {} }
  }
}
source "amazon-ebs" "ubuntu" {
  region = "eu"
}
build {
  sources = ["source.amazon-ebs.ubuntu"]
}
target "app" {
  tags = [TAG]
}
