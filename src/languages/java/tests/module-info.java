/** The module. */
@Deprecated
open module com.example.app {
    requires java.base;
    requires transitive static java.sql;
    exports com.example.api;
    exports com.example.spi to com.example.one, com.example.two;
    opens com.example.model;
    uses com.example.spi.Service;
    provides com.example.spi.Service with com.example.impl.First, com.example.impl.Second;
}
