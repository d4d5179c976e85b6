package com.payi.it.clients;

/** What is asked of the provider. */
final class Question {
    /** The model of the one call that is looked at. */
    static final String MEASURED = "measured-model";

    private Question() {}

    static String to(String model) {
        return "{\"model\":\"" + model + "\",\"messages\":[]}";
    }

    static String measured() {
        return to(MEASURED);
    }
}
