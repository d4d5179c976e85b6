/** Calls of the JDK's HTTP client. {@link com.payi.cdi.client.jdk.PayiHttpClient} has the one line. */
package com.payi.cdi.client.jdk;
