package com.payi.it.servers.application;

import java.net.URI;

/**
 * What a test asks the application for.
 *
 * @param provider the provider, or another service, that the application calls
 * @param model    that it asks for, by which the test knows the event; of some tasks another name
 */
public record Order(URI provider, String model) {}
