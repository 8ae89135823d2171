package demo:
  trait Animal:
    def name: String

  class Dog(val name: String) extends Animal:
    def bark(times: Int): String =
      val sound = "wuff"
      if times > 1 then
        sound * times
      else sound
    end bark
  end Dog

  object Zoo:
    private val dogs = List(Dog("Rex"))
    def all = dogs

@main def start() = println(demo.Zoo.all)
