package com.payi.it.sdks;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

@ClientUnderTest(value = "AWS SDK 2.58.0, URL connection", without = {"stream", "streamCancelledHalfway",
        "asyncHasTheRightUser"})
class BedrockUrlConnectionTest extends BedrockSyncContract {
    @Override
    SdkHttpClient.Builder<?> http() {
        return UrlConnectionHttpClient.builder();
    }
}
