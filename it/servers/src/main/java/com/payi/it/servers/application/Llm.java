package com.payi.it.servers.application;

import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.CompletionStage;

/** How the application asks a provider: by the client that its platform has, and that knows nothing of Pay-i. */
public interface Llm {
    /** Waits for the answer. */
    String ask(URI provider, String question);

    /** Gives the answer as it comes. */
    InputStream open(URI provider, String question);

    /** Accepts an answer that is compressed, and gives it as it was sent. */
    InputStream openCompressed(URI provider, String question);

    /** Asks without waiting. */
    CompletionStage<String> askAsync(URI provider, String question);

    /** Asks without waiting, by the reactive interface where the client has one. */
    CompletionStage<String> askReactively(URI provider, String question);

    /** Asks without waiting, on threads that carry the context of the caller. */
    CompletionStage<String> askOnCarryingThreads(URI provider, String question, boolean reactively);

    /** Asks with a client that the library was registered with although it is registered already. */
    String askRegisteredTwice(URI provider, String question);

    /** Asks another service, which is no provider. */
    String orders(URI service, String customer);
}
