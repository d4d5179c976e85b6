/**
 * The public interface: the annotation, the programmatic context, results, headers, URLs and names. Stable within a minor
 * version; everything under {@code internal} may change at any time.
 */
package com.payi.cdi;
