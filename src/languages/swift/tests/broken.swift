struct Sound { func fine() {} }

class Cut {
    func first() { let x = }
    func second(

protocol Later { func ask() }
enum Also { case one }
