package com.payi.it.servers.application;

/** What an application asks a provider. */
public final class Question {
    private Question() {}

    public static String to(String model) {
        return to(model, "");
    }

    /** @param options further members, each with a comma in front */
    public static String to(String model, String options) {
        return "{\"model\":\"" + model + "\"" + options
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"secret-question\"}]}";
    }
}
