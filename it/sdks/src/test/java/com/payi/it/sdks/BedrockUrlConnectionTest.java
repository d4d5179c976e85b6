package com.payi.it.sdks;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class BedrockUrlConnectionTest extends BedrockSyncContract {
    @Override
    SdkHttpClient.Builder<?> http() {
        return UrlConnectionHttpClient.builder();
    }
}
