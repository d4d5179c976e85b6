package com.payi.it.benchmarks.start;

/**
 * An application that was started once.
 *
 * @param millis from the start of the process until the application is ready
 * @param heapBytes after a full collection
 * @param classBytes what the virtual machine keeps of classes
 * @param classes how many are loaded
 */
record Started(double millis, double heapBytes, double classBytes, double classes) {
    static Started of(double millis, double[] rest) {
        return new Started(millis, rest[0], rest[1], rest[2]);
    }
}
