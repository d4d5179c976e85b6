package com.payi.it.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** How a platform that is a part of its application starts it: what differs between those of {@link ProcessPerApplication}. */
interface ApplicationLaunch {
    /**
     * The JDK that applications run on. Called before the first one starts: fails where the build has not made what is
     * started, and aborts the tests where this machine cannot run it.
     */
    Path jdk();

    /**
     * What follows the options of the JVM on its command line: the configuration of the platform, and what to run.
     *
     * @param application the name of the application
     * @param directory   in which files for this start can be made; not there yet
     * @param port        that the application listens on, 0 for any
     */
    List<String> arguments(String application, Path war, Path directory, int port);

    /** What is printed when the application answers; its first group is the port. */
    Pattern ready();
}
