package com.payi.cdi.internal.edge.track.metadata;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import com.payi.cdi.internal.core.context.MethodStep;

/**
 * What a method gives to a context because LangChain4j calls it, or makes calls for it. By the names of annotations:
 * LangChain4j may be missing.
 *
 * @param step null if it is no method of an AI service, an agent or a tool
 * @param memoryId the index of the parameter that has the id of the chat memory; negative for none
 */
public record LangChain4jMethod(String step, int memoryId) {
    static final LangChain4jMethod NONE = new LangChain4jMethod(null, -1);
    private static final Set<String> CALLED = Set.of("dev.langchain4j.agent.tool.Tool", "dev.langchain4j.agentic.Agent");
    private static final String MEMORY_ID = "dev.langchain4j.service.MemoryId";

    /** The annotations of methods that LangChain4j calls. */
    public static Collection<String> markers() {
        return CALLED;
    }

    /**
     * @param type the AI service, else the class with the method
     * @param annotations their names
     * @param parameters the names of the annotations of each parameter
     */
    public static LangChain4jMethod of(String type, boolean isAiService, String name, Collection<String> annotations,
            List<? extends Collection<String>> parameters) {
        if (!isAiService && annotations.stream().noneMatch(CALLED::contains)) {
            return NONE;
        }
        int memoryId = -1;
        for (int i = 0; i < parameters.size(); i++) {
            memoryId = parameters.get(i).contains(MEMORY_ID) ? i : memoryId;
        }
        return new LangChain4jMethod(MethodStep.of(type, name), memoryId);
    }

    /** A method of the interface of an AI service or an agent. */
    public static LangChain4jMethod ofAiService(Class<?> type, Method method) {
        List<List<String>> parameters = new ArrayList<>();
        for (Annotation[] annotations : method.getParameterAnnotations()) {
            parameters.add(names(List.of(annotations)));
        }
        return of(type.getName(), true, method.getName(), List.of(), parameters);
    }

    static List<String> names(Collection<Annotation> annotations) {
        return annotations.stream().map(annotation -> annotation.annotationType().getName()).toList();
    }
}
