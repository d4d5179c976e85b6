package com.payi.it.sdks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The client that a class of tests runs the contract with: a row of the table in docs/reference/clients.md. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface ClientUnderTest {
    /** The name and the version of the client, as the table has it. */
    String value();

    /** Behaviours, by the names of their tests, that the client cannot have, such as an asynchronous call. */
    String[] without() default {};
}
