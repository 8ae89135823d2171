package demo

import scala.collection.mutable
import scala.util.{Try, Success => Good, Failure => _, _}
import cats.syntax.all._, java.util.UUID
import a.b.{C as D, given, *}
import a.b.{given Ordering}
import models.*
import `odd name`.thing

object Holder {
  import local.Inner
  val made: Inner = Good(Try(1))
}
