/** For tests of applications on Quarkus: {@link com.payi.testkit.quarkus.PayiQuarkusTest} beside {@code @QuarkusTest}. */
package com.payi.testkit.quarkus;
