package com.payi.cdi.internal.core.provider;

import java.net.URI;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import com.payi.cdi.internal.core.log.Containment;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.wire.CallUri;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.ModelPlace;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.StreamUsageSupport;
import com.payi.cdi.spi.UsageReader;

/**
 * A dialect of the application, whose failures end in here: each answer that it does not give has one that does no
 * harm. A call that it recognizes is reported with what else is known, and is never sent elsewhere.
 */
final class GuardedDialect implements ProviderDialect {
    /** As Pay-i's own SDK names a model that it does not know. */
    static final String UNKNOWN_CATEGORY = "system.unknown_category";

    private static final JsonShape NOTHING = JsonShape.of();

    private final ProviderDialect dialect;
    private final Containment contained = new Containment();

    GuardedDialect(ProviderDialect dialect) {
        this.dialect = dialect;
    }

    private <T> T answer(String method, URI uri, Supplier<T> asked, T otherwise) {
        return contained.value(method, asked, otherwise, failure -> PayiLogger.LOG.dialectFailed(
                dialect.getClass().getName(), method, uri == null ? "a provider" : CallUri.host(uri), failure));
    }

    private <T> T answerOr(String method, Supplier<T> asked, T otherwise) {
        T answer = answer(method, null, asked, otherwise);
        return answer == null ? otherwise : answer;
    }

    @Override
    public boolean matches(URI uri) {
        return answer("matches", uri, () -> dialect.matches(uri), false);
    }

    /** Whether the dialect fails to say if a call belongs to it. */
    boolean failsToMatch(URI uri) {
        return answer("matches", uri, () -> dialect.matches(uri) ? Boolean.TRUE : Boolean.FALSE, null) == null;
    }

    @Override
    public boolean isCertain(URI uri, UnaryOperator<String> headers) {
        return answer("isCertain", uri, () -> dialect.isCertain(uri, headers), false);
    }

    @Override
    public String category(URI uri) {
        String category = answer("category", uri, () -> dialect.category(uri), null);
        return category == null || category.isBlank() ? UNKNOWN_CATEGORY : category;
    }

    @Override
    public String resource(URI uri, String requestModel, String answerModel) {
        return answer("resource", uri, () -> dialect.resource(uri, requestModel, answerModel),
                requestModel != null ? requestModel : answerModel);
    }

    @Override
    public String proxyRoute(URI uri) {
        return answer("proxyRoute", uri, () -> dialect.proxyRoute(uri), null);
    }

    @Override
    public String defaultHost(URI uri) {
        return answer("defaultHost", uri, () -> dialect.defaultHost(uri), null);
    }

    @Override
    public StreamUsageSupport streamUsageSupport(URI uri) {
        return answer("streamUsageSupport", uri, () -> dialect.streamUsageSupport(uri), StreamUsageSupport.NONE);
    }

    @Override
    public ModelPlace modelPlace(URI uri) {
        return answer("modelPlace", uri, () -> dialect.modelPlace(uri), ModelPlace.UNKNOWN);
    }

    @Override
    public JsonShape requestShape() {
        return answerOr("requestShape", dialect::requestShape, JsonShape.of("model"));
    }

    @Override
    public String idHeader(int status) {
        return answer("idHeader", null, () -> dialect.idHeader(status), null);
    }

    @Override
    public JsonShape answerShape() {
        return answerOr("answerShape", dialect::answerShape, NOTHING);
    }

    @Override
    public UsageReader reader(UnaryOperator<String> requestHeaders) {
        UsageReader reader = answer("reader", null, () -> dialect.reader(requestHeaders), null);
        return reader == null ? new NothingRead() : new GuardedReader(reader, dialect.getClass().getName(), contained);
    }
}
