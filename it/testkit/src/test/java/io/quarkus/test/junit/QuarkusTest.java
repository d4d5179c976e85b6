package io.quarkus.test.junit;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Has the name of Quarkus' annotation, which is all that the extension looks at. */
@Retention(RetentionPolicy.RUNTIME)
public @interface QuarkusTest {}
