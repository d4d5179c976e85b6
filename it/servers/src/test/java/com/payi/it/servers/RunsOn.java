package com.payi.it.servers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The platform of a class of tests, whose nested classes run in their order. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({PlatformCondition.class, PlatformRun.class})
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
@interface RunsOn {
    Platform value();
}
