package com.payi.cdi.internal.edge.services;

/** The address that the current request comes from. A bean on each platform that knows it. */
@FunctionalInterface
public interface SenderAddress {
    /** The address of the other end of the connection. Returns null or throws any exception where it is not known. */
    String current();
}
