package com.payi.it.delivery;

/**
 * A row of the matrix.
 *
 * @param fault what happens, as the table has it
 * @param inEveryBuild whether the short form has it too
 */
record Row(String fault, boolean inEveryBuild, Expected expected, Scenario scenario) {
    /** What happens in a row. */
    interface Scenario {
        /**
         * @return what to add to the row's name: how something was done on this machine; empty for nothing
         * @throws Exception when it did not go as it should
         */
        String play(Stage stage) throws Exception;
    }
}
