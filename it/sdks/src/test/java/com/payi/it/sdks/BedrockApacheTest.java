package com.payi.it.sdks;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

@ClientUnderTest(value = "AWS SDK 2.58.0, Apache client", without = {"stream", "streamCancelledHalfway",
        "asyncHasTheRightUser"})
class BedrockApacheTest extends BedrockSyncContract {
    @Override
    SdkHttpClient.Builder<?> http() {
        return Apache5HttpClient.builder();
    }
}
