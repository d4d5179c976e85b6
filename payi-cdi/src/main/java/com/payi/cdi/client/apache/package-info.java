/** Calls of Apache HttpClient 5. {@link com.payi.cdi.client.apache.PayiApache} has the one line. */
package com.payi.cdi.client.apache;
