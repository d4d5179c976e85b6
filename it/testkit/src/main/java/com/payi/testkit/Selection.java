package com.payi.testkit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The calls that meet all terms. */
record Selection(List<Term> terms) {
    static final Selection ALL = new Selection(List.of());

    Selection and(Term term) {
        return new Selection(Stream.concat(terms.stream(), Stream.of(term)).toList());
    }

    List<PayiCall> of(List<PayiCall> calls) {
        return calls.stream().filter(this::has).toList();
    }

    boolean has(PayiCall call) {
        return terms.stream().allMatch(term -> term.condition().test(call));
    }

    /** Completes "calls"; empty for all calls. */
    @Override
    public String toString() {
        return terms.stream().map(term -> " " + term.description()).collect(Collectors.joining());
    }
}
