/** Explicit registration with JAX-RS clients. Stable within a minor version. */
package com.payi.cdi.rest;
