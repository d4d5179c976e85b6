package com.payi.cdi.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.payi.cdi.internal.core.wire.EventJson;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.FieldAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/**
 * A server's copy of a library can come before that of the application. What payi-cdi calls is there in the oldest version that
 * a supported server shows to applications; docs/reference/versions.md names it.
 */
class OlderLibrariesTest {
    /** The packages of a library, by the name of its JAR. */
    private static final Map<String, String> PACKAGES = Map.of("jackson-core", "com.fasterxml.jackson.core.", "jboss-logging",
            "org.jboss.logging.");
    private static final JavaClasses LIBRARY = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.payi.cdi");

    static Stream<Path> older() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("older.libraries")))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("older")
    void everyMethodAndFieldThatTheLibraryUsesIsThere(Path jar) throws IOException {
        String packages = PACKAGES.get(jar.getFileName().toString().replaceAll("-\\d.*", ""));
        assertThat(LIBRARY.stream().flatMap(type -> used(type, packages))).isNotEmpty();
        try (URLClassLoader older = new URLClassLoader(new URL[]{jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            assertThat(LIBRARY.stream().filter(type -> !isPreparedForOlderOnes(type)).flatMap(type -> used(type, packages)
                    .filter(access -> !access.isIn(older)).map(access -> type.getName() + " uses " + access)).distinct())
                    .isEmpty();
        }
    }

    private static boolean isPreparedForOlderOnes(JavaClass type) {
        return type.getName().startsWith(EventJson.class.getName());
    }

    private static Stream<Used> used(JavaClass type, String packages) {
        Stream<Used> methods = type.getCodeUnitAccessesFromSelf().stream().map(access -> Used.of(access.getTarget()));
        Stream<Used> fields = type.getFieldAccessesFromSelf().stream().map(access -> Used.of(access.getTarget()));
        return Stream.concat(methods, fields).filter(used -> used.owner().startsWith(packages));
    }

    /** @param parameters null for a field */
    private record Used(String owner, String name, List<String> parameters, String result) {
        static Used of(CodeUnitAccessTarget target) {
            return new Used(target.getOwner().getName(), target.getName(),
                    target.getRawParameterTypes().stream().map(JavaClass::getName).toList(),
                    target.getRawReturnType().getName());
        }

        static Used of(FieldAccessTarget target) {
            return new Used(target.getOwner().getName(), target.getName(), null, target.getRawType().getName());
        }

        boolean isIn(ClassLoader library) {
            try {
                return isIn(Class.forName(owner, false, library));
            } catch (ClassNotFoundException e) {
                return false;
            }
        }

        private boolean isIn(Class<?> type) {
            if (type == null) {
                return false;
            }
            boolean declared = parameters == null
                    ? Arrays.stream(type.getDeclaredFields())
                            .anyMatch(field -> field.getName().equals(name) && field.getType().getName().equals(result))
                    : name.equals("<init>")
                            ? Arrays.stream(type.getDeclaredConstructors())
                                    .anyMatch(constructor -> names(constructor.getParameterTypes()).equals(parameters))
                            : Arrays.stream(type.getDeclaredMethods()).anyMatch(method -> method.getName().equals(name)
                                    && method.getReturnType().getName().equals(result)
                                    && names(method.getParameterTypes()).equals(parameters));
            return declared || isIn(type.getSuperclass())
                    || Arrays.stream(type.getInterfaces()).anyMatch(this::isIn);
        }

        private static List<String> names(Class<?>[] types) {
            return Arrays.stream(types).map(Class::getName).toList();
        }
    }
}
