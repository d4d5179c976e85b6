/**
 * Calls of the Bedrock runtime clients of the AWS SDK for Java 2. The SDK finds
 * {@link com.payi.cdi.client.aws.PayiBedrockInterceptor} on the class path.
 */
package com.payi.cdi.client.aws;
