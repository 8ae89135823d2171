package org.shop
package cart

package model {
  class Item
  package deep.er {
    val depth = 2
  }
}

package object util {
  type Name = String
  val Version = "1"
  var count = 0
  def twice(n: Int): Int = n * 2
}
