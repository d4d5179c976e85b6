package com.payi.cdi.internal.core.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The library's keys that a source lists. For a variable such as {@code PAYI_API_KEY}, some platforms list that name alone,
 * others also {@code payi.api.key}, which may be no key at all.
 */
final class ListedKeys {
    /** What no platform makes of a variable's name. */
    private static final Pattern SPELLED = Pattern.compile(".*[-_A-Z].*");

    private final List<ListedKey> known = new ArrayList<>();
    private final List<UnknownKey> unknown = new ArrayList<>();

    private ListedKeys() {}

    static ListedKeys of(ConfigLookup lookup) {
        Set<String> keys = new LinkedHashSet<>();
        Map<String, String> variables = new LinkedHashMap<>();
        for (String name : lookup.names()) {
            if (name.startsWith(ConfigKey.COMMON_PREFIX)) {
                keys.add(name);
            } else if (VariableName.isVariable(name)) {
                variables.put(VariableName.of(name), name);
            }
        }
        ServiceLinks links = new ServiceLinks(variables.keySet());
        variables.keySet().removeIf(variable -> {
            boolean link = links.contains(variable);
            if (link) {
                keys.removeIf(name -> VariableName.of(name).equals(variable) && !SPELLED.matcher(name).matches());
            }
            return link;
        });
        ListedKeys listed = new ListedKeys();
        keys.forEach(name -> listed.addKey(name, variables.containsKey(VariableName.of(name))));
        Set<String> done = new HashSet<>();
        listed.known.forEach(key -> done.add(VariableName.of(key.name())));
        variables.forEach((form, variable) -> {
            if (!done.contains(form)) {
                listed.addVariable(form, variable);
            }
        });
        listed.spellAlike();
        return listed;
    }

    /** @param isVariable whether the source lists a variable of that name, too */
    private void addKey(String name, boolean isVariable) {
        boolean derived = isVariable && !SPELLED.matcher(name).matches();
        ConfigKey key = ConfigKey.covering(name);
        if (key != null) {
            known.add(new ListedKey(key, name, key.chosen(name), !derived));
        } else if (!derived) {
            unknown.add(UnknownKey.of(name));
        }
    }

    private void addVariable(String form, String variable) {
        ConfigKey key = ConfigKey.ofVariable(form);
        if (key != null && VariableName.isFound(variable)) {
            known.add(new ListedKey(key, variable, key.chosenByVariable(form), false));
        } else {
            unknown.add(UnknownKey.of(variable));
        }
    }

    /** What a variable names is what a key names that is written alike, as for two keys about one limit. */
    private void spellAlike() {
        Map<String, String> spelled = new HashMap<>();
        for (ListedKey key : known) {
            if (key.spelled()) {
                spelled.putIfAbsent(group(key), key.chosen());
            }
        }
        known.replaceAll(key -> key.spelled() || !spelled.containsKey(group(key)) ? key : key.spelled(spelled.get(group(key))));
    }

    private static String group(ListedKey key) {
        return key.key().beforeChosen() + VariableName.of(key.chosen());
    }

    /** Those of a key with a {@code *}. */
    List<ListedKey> of(ConfigKey key) {
        return known.stream().filter(listed -> listed.key() == key).toList();
    }

    List<UnknownKey> unknown() {
        return List.copyOf(unknown);
    }
}
