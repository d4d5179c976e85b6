package com.payi.it.delivery;

/** How much of a row is played: in every build, or when somebody asks for the whole. */
enum Size {
    SHORT, WHOLE;

    int of(int whenShort, int whenWhole) {
        return this == SHORT ? whenShort : whenWhole;
    }
}
