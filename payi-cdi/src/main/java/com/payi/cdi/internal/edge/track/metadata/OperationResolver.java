package com.payi.cdi.internal.edge.track.metadata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import com.payi.cdi.internal.core.config.ConfigLookup;
import com.payi.cdi.internal.core.config.Expressions;
import com.payi.cdi.internal.core.config.MethodValues;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.internal.edge.track.metadata.TrackDefinition.MemberTexts;

/**
 * Turns tracked methods into operations: configuration replaces annotations, expressions are expanded, texts are
 * checked.
 */
final class OperationResolver {
    private final TrackConfiguration configuration;
    private final MethodValues methodValues;
    private final Expressions expressions;
    private final Set<String> problems = new TreeSet<>();
    private final ThrottledLog quiet = new ThrottledLog();

    /** @param lookup null while the application is built: configuration and expressions are not checked then */
    OperationResolver(ConfigLookup lookup) {
        this.configuration = lookup == null ? null : new TrackConfiguration(lookup);
        this.methodValues = lookup == null ? new MethodValues(false, false) : MethodValues.read(lookup);
        this.expressions = lookup == null ? null : new Expressions(lookup);
    }

    TrackedOperation resolve(TrackedMethod method) {
        Consumer<String> collector = problem -> problems.add(PayiLogger.LOG.trackInvalid(method.where(), problem));
        Map<ContextField, MemberTexts> members = new EnumMap<>(ContextField.class);
        for (ContextField member : ContextField.annotated()) {
            MemberTexts texts = texts(method, member, collector);
            if (texts != null) {
                members.put(member, texts);
            }
        }
        boolean enabled = configuration == null || configuration.isEnabled(method, collector);
        ContextValues values = TrackDefinition.values(members, collector);
        if (methodValues.steps() && method.langChain4j().step() != null) {
            values = values.toBuilder().set(ContextField.METHOD_STEP, method.langChain4j().step()).build();
        }
        return new TrackedOperation(method.where(), enabled, values.from(method.origin()), arguments(method), quiet);
    }

    private List<TrackedArgument> arguments(TrackedMethod method) {
        int memoryId = method.langChain4j().memoryId();
        boolean given = method.arguments().stream().anyMatch(argument -> argument.kind() == ArgumentKind.CONVERSATION_ID);
        if (!methodValues.conversations() || memoryId < 0 || given) {
            return method.arguments();
        }
        List<TrackedArgument> arguments = new ArrayList<>(method.arguments());
        arguments.add(new TrackedArgument(memoryId, ArgumentKind.CONVERSATION_ID, ""));
        return arguments;
    }

    /** The mistakes, each once, with the place, the member or key, the value and what to write instead. */
    Set<String> problems() {
        return problems;
    }

    private MemberTexts texts(TrackedMethod method, ContextField member, Consumer<String> collector) {
        TrackConfiguration.Setting setting = configuration == null ? null : configuration.of(method, member);
        if (setting != null) {
            return new MemberTexts(setting.key(), TrackDefinition.isList(member) ? setting.list() : List.of(setting.value()));
        }
        List<String> annotated = method.members().get(member);
        if (annotated == null || annotated.stream().noneMatch(Expressions::isIn)) {
            return annotated == null ? null : new MemberTexts(member.memberName(), annotated);
        }
        List<String> expanded = new ArrayList<>();
        for (String text : annotated) {
            String result = expanded(text, member, collector);
            if (result != null && member == ContextField.LIMIT_IDS && Expressions.isIn(text)) {
                // A configuration value holds several ids, separated by commas.
                expanded.addAll(Arrays.asList(result.split(",")));
            } else if (result != null) {
                expanded.add(result);
            }
        }
        return expanded.isEmpty() ? null : new MemberTexts(member.memberName(), expanded);
    }

    /** Null if the text is a mistake, which is collected, or if the configuration is not known yet. */
    private String expanded(String text, ContextField member, Consumer<String> collector) {
        if (!Expressions.isIn(text)) {
            return text;
        }
        if (expressions == null) {
            return null;
        }
        try {
            return expressions.expand(text);
        } catch (Expressions.MissingKeyException e) {
            collector.accept(PayiLogger.LOG.expressionWithoutValue(member.memberName(), text, e.key()));
        } catch (IllegalArgumentException e) {
            collector.accept(PayiLogger.LOG.expressionMalformed(member.memberName(), text, e.getMessage()));
        }
        return null;
    }
}
