package com.payi.it.sdks;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.stream.Stream;

/** The class path of the tests in a class loader of its own, so that nothing of it is shared, with all or fewer jars. */
final class SeparateClassPath {
    private SeparateClassPath() {}

    /** @param jars parts of the paths of what is left out */
    static URLClassLoader without(List<String> jars) throws MalformedURLException {
        List<String> entries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> jars.stream().noneMatch(entry::contains)).toList();
        URL[] urls = new URL[entries.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = new File(entries.get(i)).toURI().toURL();
        }
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }
}
