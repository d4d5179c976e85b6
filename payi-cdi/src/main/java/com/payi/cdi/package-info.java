/**
 * The API: the annotation {@link com.payi.cdi.Track}, the programmatic context {@link com.payi.cdi.TrackContext},
 * results, limits, headers, URLs and names. Stable within a minor version; everything under {@code internal} may change
 * at any time.
 */
package com.payi.cdi;
