/* A licence. */
package com.example.app;

import java.util.List;
import java.util.Map.Entry;
import java.util.concurrent.*;
import static java.lang.Math.max;
import static java.util.Collections.*;
import  java . io . File ;
import Single;

class Imports {
    List<File> files;
    Entry<String, java.util.Date> entry = max(1, 2);
}
