package com.payi.quarkus.deployment.devservices;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Map;

import com.payi.cdi.PayiHeaders;
import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.internal.core.wire.MessageReader;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.UsageReader;

/** One proxied call: reads the usage as the answer passes, with the library's own readers, and books it once. */
final class ProxiedCall {
    private static final int NO_ANSWER = 299;
    private static final String UNKNOWN_MODEL = "system.unknown_model";

    private final Target target;
    private final Request request;
    private final CallContext context;
    private final Ledger ledger;
    private final DevServiceSettings settings;
    private final UsageReader usage;
    private final MessageReader answer;
    private Integer status = NO_ANSWER;
    private String idFromHeader;
    private Ledger.Booking booking;

    /** Where the call goes, and who reads its answer. */
    record Target(ProxyRoute route, URI uri, ProviderDialect dialect) {
        /** The host decides who bills OpenAI's interface, and the route where a cloud's address does not show it. */
        private String category() {
            return route == ProxyRoute.OPENAI ? dialect.category(uri) : route.category();
        }
    }

    ProxiedCall(Target target, Request request, CallContext context, Ledger ledger, DevServiceSettings settings) {
        this.target = target;
        this.request = request;
        this.context = context;
        this.ledger = ledger;
        this.settings = settings;
        this.usage = target.dialect().reader(request::header);
        this.answer = new MessageReader(target.dialect().answerShape(), usage::read);
    }

    void answered(int code, HttpHeaders headers) {
        status = code;
        String idHeader = target.dialect().idHeader(code);
        idFromHeader = idHeader == null ? null : headers.firstValue(idHeader).orElse(null);
        usage.headers(name -> headers.firstValue(name).orElse(null));
    }

    /** The next bytes of the answer; those behind the result change nothing. */
    void read(byte[] bytes, int offset, int length) {
        if (booking == null) {
            answer.accept(bytes, offset, length);
        }
    }

    /** Books the call; the first time only. */
    Ledger.Booking end() {
        if (booking == null) {
            answer.end();
            JsonDocumentReader sent = new JsonDocumentReader(target.dialect().requestShape());
            sent.accept(request.body(), 0, request.body().length);
            JsonTree body = sent.tree();
            usage.request(body);
            Usage read = usage.usage();
            booking = ledger.book(new Ledger.Entry(ReceivedCall.Mode.PROXY,
                    idFromHeader != null ? idFromHeader : read.responseId(),
                    orElse(request.header(PayiHeaders.PRICE_AS_CATEGORY), target.category()),
                    orElse(request.header(PayiHeaders.PRICE_AS_RESOURCE), resource(body, read)),
                    status, context, units(read)), settings);
        }
        return booking;
    }

    private String resource(JsonTree body, Usage read) {
        return orElse(target.dialect().resource(target.uri(), body.at("model").text(), read.model()), UNKNOWN_MODEL);
    }

    private static String orElse(String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }

    private static Map<String, Units> units(Usage read) {
        Map<String, Units> units = new LinkedHashMap<>();
        read.units().forEach((name, count) -> units.put(name, new Units(count.input(), count.output())));
        return units;
    }
}
