import Dependencies._

ThisBuild / scalaVersion := "3.3.1"

lazy val core = (project in file("core"))
  .settings(name := "core")

lazy val root = project.aggregate(core)
def extra(n: Int) = n
