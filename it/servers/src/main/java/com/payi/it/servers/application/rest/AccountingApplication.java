package com.payi.it.servers.application.rest;

import java.util.Map;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Puts the resources at the root of the application. */
@ApplicationPath("/")
public class AccountingApplication extends Application {
    /** Jersey would hold the first 8 KiB of an answer back, even if they are flushed. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.contentLength.buffer", 0);
    }
}
