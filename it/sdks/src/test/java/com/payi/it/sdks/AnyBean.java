package com.payi.it.sdks;

import jakarta.enterprise.context.ApplicationScoped;

/** Weld starts no application without a bean. */
@ApplicationScoped
class AnyBean {}
