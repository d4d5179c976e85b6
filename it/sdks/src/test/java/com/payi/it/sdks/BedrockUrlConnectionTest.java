package com.payi.it.sdks;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

@ClientUnderTest("AWS SDK 2.58.0, URL connection")
class BedrockUrlConnectionTest extends BedrockSyncContract {
    @Override
    SdkHttpClient.Builder<?> http() {
        return UrlConnectionHttpClient.builder();
    }
}
