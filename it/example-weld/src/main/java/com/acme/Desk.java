package com.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.payi.cdi.LimitBlockedException;

/** Has an answer also where the budget is used up. */
@ApplicationScoped
public class Desk {
    public static final String USED_UP = "The budget of today is used up.";

    @Inject
    Assistant assistant;

    public String answer(String user, String question) {
        try {
            return assistant.answer(user, question);
        } catch (LimitBlockedException e) {
            return USED_UP;
        }
    }
}
