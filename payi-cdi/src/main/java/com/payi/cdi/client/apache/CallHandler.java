package com.payi.cdi.client.apache;

import java.io.IOException;
import java.util.Optional;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.TrackScope;
import com.payi.cdi.client.ClientCall;

/** Shows the library each attempt of a blocking client: it stands below what tries again. */
final class CallHandler implements ExecChainHandler {
    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        HttpEntity body = request.getEntity();
        boolean inMemory = isInMemory(body);
        Optional<ClientCall> begun = Attempt.begin(request, body != null && !inMemory,
                ExchangeContext.of(scope.exchangeId, scope.clientContext), true);
        if (begun.isEmpty()) {
            return chain.proceed(request, scope);
        }
        ClientCall call = begun.get();
        try (TrackScope sending = call.sending()) {
            ClassicRequestBuilder copy = ClassicRequestBuilder.copy(request);
            if (body != null && call.isTracked()) {
                copy.setEntity(inMemory ? shown(body, call) : new ShownRequestEntity(body, call));
            }
            ClassicHttpRequest sent = copy.build();
            Attempt.change(sent, call);
            ExecChain.Scope redirected = new ExecChain.Scope(scope.exchangeId, Attempt.route(scope.route, call),
                    ClassicRequestBuilder.copy(sent).build(), scope.execRuntime, scope.clientContext);
            return answered(chain.proceed(sent, redirected), call);
        } catch (IOException | HttpException | RuntimeException | Error e) {
            call.failed(e);
            throw e;
        }
    }

    private static boolean isInMemory(HttpEntity body) {
        return body != null && body.isRepeatable() && body.getContentLength() >= 0
                && body.getContentLength() <= Attempt.MOST_BYTES;
    }

    private static HttpEntity shown(HttpEntity body, ClientCall call) throws IOException {
        byte[] bytes = call.request(EntityUtils.toByteArray(body));
        return new ByteArrayEntity(bytes, ContentType.parse(body.getContentType()), body.getContentEncoding());
    }

    private static ClassicHttpResponse answered(ClassicHttpResponse response, ClientCall call) throws IOException {
        Attempt.show(response, call);
        HttpEntity body = response.getEntity();
        if (body == null) {
            call.ended();
        } else if (!Attempt.isRefusable(response, call)) {
            response.setEntity(new ShownAnswerEntity(body, call, response.getCode()));
        } else {
            byte[] bytes = EntityUtils.toByteArray(body);
            byte[] answer = call.answer(bytes == null ? new byte[0] : bytes);
            Optional<LimitBlockedException> refusal = call.refusal(response.getCode(), answer);
            if (refusal.isPresent()) {
                response.close();
                throw refusal.get();
            }
            response.setEntity(new ByteArrayEntity(answer, ContentType.parse(body.getContentType()),
                    body.getContentEncoding()));
        }
        return response;
    }
}
