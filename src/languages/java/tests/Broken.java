package app;

import java.util.List;
import java.util.

public class Broken {
    private int before;

    public void whole() {
        int a = 1;
    }

    public void half( {
        int b = ;
    }

    public int after() {
        return 1
    }

    private int last;

    void unclosed() {
        if (true) {
}

class Next {
    int field;
}

interface Half {
    void draw()
