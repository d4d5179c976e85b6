package org.acme;

import static io.restassured.RestAssured.given;
import static org.hamcrest.CoreMatchers.is;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class AssistantTest {
    @Test
    void theModelIsAsked() {
        given().queryParam("question", "hello").queryParam("user", "anna").when().get("/assistant").then().statusCode(200)
                .body(is("You asked: hello"));
    }
}
