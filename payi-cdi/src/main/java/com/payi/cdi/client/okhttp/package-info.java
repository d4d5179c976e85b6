/**
 * OkHttp: {@link com.payi.cdi.client.okhttp.PayiOkHttp} makes an application's own client tracked. Needs OkHttp 4.12 or a
 * later 4.x or 5.x on the class path.
 */
package com.payi.cdi.client.okhttp;
