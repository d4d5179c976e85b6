package com.payi.cdi.client.aws;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

import org.reactivestreams.Publisher;

import com.payi.cdi.client.CallContext;
import com.payi.cdi.internal.core.log.PayiLogger;

import software.amazon.awssdk.core.ClientType;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Shows the library the calls of each Bedrock runtime client, blocking and asynchronous. There is nothing to call: the
 * SDK adds it to the clients because of the file
 * {@code software/amazon/awssdk/services/bedrockruntime/execution.interceptors} in the jar.
 *
 * <p>
 * Each attempt is one event, in the context of the thread that called the client.
 *
 * @since 0.1
 */
public final class PayiBedrockInterceptor implements ExecutionInterceptor {
    private static final ExecutionAttribute<Execution> EXECUTION = new ExecutionAttribute<>("com.payi.cdi.execution");

    /** Made by the SDK, once for each client. */
    public PayiBedrockInterceptor() {}

    private static Execution of(ExecutionAttributes attributes) {
        Execution execution = attributes.getAttribute(EXECUTION);
        return execution == null ? Execution.UNTRACKED : execution;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        boolean waits = attributes.getAttribute(SdkExecutionAttribute.CLIENT_TYPE) == ClientType.SYNC;
        Execution execution;
        try {
            execution = new Execution(CallContext.current(), waits);
        } catch (RuntimeException e) {
            PayiLogger.LOG.requestNotChanged("the AWS SDK", "Bedrock", e);
            execution = Execution.UNTRACKED;
        }
        attributes.putAttribute(EXECUTION, execution);
        SignedCalls.followAll(attributes, execution);
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        SignedCalls.followSelected(attributes, of(attributes));
        return context.httpRequest();
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        of(attributes).sent(context.httpRequest());
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        of(attributes).answered(context.httpResponse());
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(Context.ModifyHttpResponse context,
            ExecutionAttributes attributes) {
        try {
            return of(attributes).answer(context.responseBody());
        } catch (IOException e) {
            throw SdkClientException.create("The answer could not be read", e);
        }
    }

    @Override
    public Optional<Publisher<ByteBuffer>> modifyAsyncHttpResponseContent(Context.ModifyHttpResponse context,
            ExecutionAttributes attributes) {
        return context.responsePublisher().map(of(attributes)::answer);
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        of(attributes).failed(context.exception());
    }
}
