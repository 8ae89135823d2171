void main() {
    System.out.println(greeting());
}

String greeting() {
    return "Hello";
}

int counter = 1;
static final int LIMIT = 2;
