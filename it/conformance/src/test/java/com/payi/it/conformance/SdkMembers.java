package com.payi.it.conformance;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The members of a provider's usage, as the classes of its own SDK have them: those of the given classes and of all that they
 * consist of.
 */
final class SdkMembers {
    private static final List<String> MODELS = List.of("com.openai.models.", "com.anthropic.models.",
            "software.amazon.awssdk.services.bedrockruntime.model.", "com.google.genai.types.");

    private final Set<String> names = new TreeSet<>();
    private final Set<Class<?>> seen = new HashSet<>();
    private final Deque<Class<?>> waiting = new ArrayDeque<>();

    private SdkMembers() {}

    /** @return for example {@code com.openai.models.completions.CompletionUsage.promptTokens} */
    static Set<String> of(List<String> classes) {
        SdkMembers members = new SdkMembers();
        classes.forEach(name -> members.visit(load(name)));
        while (!members.waiting.isEmpty()) {
            members.members(members.waiting.remove());
        }
        return members.names;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, SdkMembers.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The SDK has this class no more: " + name, e);
        }
    }

    private void visit(Class<?> type) {
        if (MODELS.stream().anyMatch(type.getName()::startsWith) && seen.add(type)) {
            waiting.add(type);
        }
    }

    private void members(Class<?> type) {
        List<Method> getters = Arrays.stream(type.getDeclaredMethods()).filter(SdkMembers::isGetter).toList();
        Set<String> fields = Arrays.stream(type.getDeclaredFields()).filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(Field::getName).collect(Collectors.toSet());
        boolean structured = getters.stream().anyMatch(SdkMembers::isJsonField);
        for (Method getter : getters) {
            String member = isJsonField(getter) ? getter.getName().substring(1) : getter.getName();
            boolean ofKotlin = isJsonField(getter);
            // A union has an optional member for each of its kinds; with Google, every member is optional.
            boolean optional = !structured && getter.getReturnType() == Optional.class
                    && (type.getName().startsWith("com.google.")
                            || types(getter.getGenericReturnType()).anyMatch(this::isModel));
            boolean ofAws = type.getName().startsWith("software.") && fields.contains(member);
            if (ofKotlin || optional || ofAws) {
                names.add(type.getName() + "." + member);
                types(getter.getGenericReturnType()).forEach(this::visit);
            }
        }
    }

    private boolean isModel(Class<?> type) {
        return MODELS.stream().anyMatch(type.getName()::startsWith);
    }

    private static boolean isGetter(Method method) {
        return Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers())
                && method.getParameterCount() == 0 && !method.isSynthetic();
    }

    /** The value of an enumeration is no member. */
    private static boolean isJsonField(Method getter) {
        return getter.getName().startsWith("_") && !getter.getName().equals("_value")
                && getter.getReturnType().getSimpleName().equals("JsonField");
    }

    private static Stream<Class<?>> types(Type type) {
        if (type instanceof ParameterizedType of) {
            return Stream.concat(types(of.getRawType()), Arrays.stream(of.getActualTypeArguments()).flatMap(SdkMembers::types));
        }
        return type instanceof Class<?> plain ? Stream.of(plain) : Stream.empty();
    }
}
