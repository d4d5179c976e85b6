package com.payi.it.servers;

/** A server refused an application. */
final class DeploymentFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeploymentFailedException(String reason) {
        super(reason);
    }
}
