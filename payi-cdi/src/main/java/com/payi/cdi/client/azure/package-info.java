/** Calls of the Azure SDK for Java, which finds the policies of this package as services. */
package com.payi.cdi.client.azure;
