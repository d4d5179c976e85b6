package com.payi.it.servers.application.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Knows every user, by one password. A mechanism of its own, as the milestone of GlassFish 8 takes one of its beans for
 * another when it is to check a password for Jakarta Security's mechanisms.
 */
@ApplicationScoped
public class Users implements HttpAuthenticationMechanism {
    private static final String BASIC = "Basic ";
    private static final String PASSWORD = "secret";

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response,
            HttpMessageContext context) {
        String authorization = request.getHeader("Authorization");
        if (authorization == null) {
            return context.doNothing();
        }
        byte[] login = Base64.getDecoder().decode(authorization.substring(BASIC.length()));
        String[] words = new String(login, StandardCharsets.UTF_8).split(":", 2);
        return words[1].equals(PASSWORD)
                ? context.notifyContainerAboutLogin(words[0], Set.of("user"))
                : context.responseUnauthorized();
    }
}
