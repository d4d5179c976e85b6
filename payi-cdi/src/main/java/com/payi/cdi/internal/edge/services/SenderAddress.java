package com.payi.cdi.internal.edge.services;

/** Knows where the current request comes from. A bean of each platform that can tell. */
@FunctionalInterface
public interface SenderAddress {
    /** The address of the other end of the connection; null or an exception where it is not known. */
    String current();
}
