package com.payi.it.interception;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.inject.spi.CDI;

import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Where an annotation may be, and what is to be seen if it holds there. The table in docs/reference/interception.md has a row for
 * each, and a column for each container, which the tests check.
 */
public enum InterceptionCase {
    METHOD("on a method", "method") {
        @Override
        String call() {
            return bean(Plain.OnMethod.class).method();
        }
    },
    PROTECTED("on a protected method", "protected") {
        @Override
        String call() {
            return bean(Plain.OnMethod.class).isProtected();
        }
    },
    PACKAGE_PRIVATE("on a package-private method", "package_private") {
        @Override
        String call() {
            return bean(Plain.OnMethod.class).packagePrivate();
        }
    },
    CLASS("on the class", "class") {
        @Override
        String call() {
            return bean(Plain.OnClass.class).method();
        }
    },
    BOTH("on both: the method's", "method_of_class") {
        @Override
        String call() {
            return bean(Plain.OnClass.class).both();
        }
    },
    DEPENDENT("on a `@Dependent` bean", "dependent") {
        @Override
        String call() {
            return bean(Plain.OnDependent.class).method();
        }
    },
    INHERITED_CLASS("on the superclass", "base_class") {
        @Override
        String call() {
            return bean(Inherited.OfTrackedBase.class).own();
        }
    },
    INHERITED_CLASS_METHOD("on the superclass, for its methods", "base_class") {
        @Override
        String call() {
            return bean(Inherited.OfTrackedBase.class).ofBase();
        }
    },
    INHERITED_METHOD("on an inherited method", "base_method") {
        @Override
        String call() {
            return bean(Inherited.OfBase.class).inherited();
        }
    },
    OVERRIDDEN_WITH("on the overridden and the overriding method: the overriding one's", "overriding") {
        @Override
        String call() {
            return bean(Inherited.OfBase.class).overriddenWith();
        }
    },
    OVERRIDDEN_WITHOUT("on the overridden method only", "base_method") {
        @Override
        String call() {
            return bean(Inherited.OfBase.class).overriddenWithout();
        }
    },
    STEREOTYPE("on a stereotype of the class", "stereotype") {
        @Override
        String call() {
            return bean(MetaAnnotated.ByStereotype.class).method();
        }
    },
    STEREOTYPE_AND_METHOD("on a stereotype and a method: the method's", "method_of_stereotype") {
        @Override
        String call() {
            return bean(MetaAnnotated.ByStereotype.class).both();
        }
    },
    STEREOTYPE_OF_STEREOTYPE("on a stereotype of a stereotype", "stereotype") {
        @Override
        String call() {
            return bean(MetaAnnotated.ByStereotypeOfStereotype.class).method();
        }
    },
    BINDING("on another interceptor binding", "binding") {
        @Override
        String call() {
            return bean(MetaAnnotated.ByBinding.class).method();
        }
    },
    GENERIC("on a method called by a generic interface (bridge)", "generic") {
        @Override
        String call() {
            Inherited.Handler<String> handler = bean(Inherited.TextHandler.class);
            return handler.handle("text");
        }
    },
    INTERFACE_METHOD("on an interface's method that the class implements", "contract") {
        @Override
        String call() {
            return bean(Inherited.OfContract.class).implemented();
        }
    },
    DEFAULT_METHOD("on an interface's default method", "default_method") {
        @Override
        String call() {
            return bean(Inherited.OfContract.class).inherited();
        }
    },
    INTERFACE("on an interface that the class implements", "interface") {
        @Override
        String call() {
            return bean(Inherited.OfTrackedContract.class).work();
        }
    },
    SELF_INVOCATION("a call of the bean to itself", "method") {
        @Override
        String call() {
            return bean(Plain.OnMethod.class).callsItself();
        }
    },
    STATIC("on a static method", "static") {
        @Override
        String call() {
            return Plain.OnMethod.isStatic();
        }
    },
    PRODUCER("on a producer, while it makes the object", "producer") {
        @Override
        String call() {
            return bean(Produced.Product.class).whileMade();
        }
    },
    PRODUCT("on a producer, for the object's methods", "producer") {
        @Override
        String call() {
            return bean(Produced.Product.class).method();
        }
    },
    OBSERVER("on an observer", "observer") {
        @Override
        String call() {
            Produced.Signal signal = new Produced.Signal();
            CDI.current().getBeanContainer().getEvent().fire(signal);
            return signal.seen;
        }
    },
    DECORATED("on a decorated bean", "decorated") {
        @Override
        String call() {
            return bean(Together.Greeter.class).greet().get(0);
        }
    },
    DECORATOR("on a decorated bean, for the decorator", "decorated") {
        @Override
        String call() {
            return bean(Together.Greeter.class).greet().get(1);
        }
    },
    RETRY("with `@Retry`: one context for all attempts", "retried") {
        @Override
        String call() {
            Together.Retried retried = bean(Together.Retried.class);
            retried.instances().clear();
            String seen = retried.attempt();
            List<String> instances = retried.instances();
            return instances.size() == 3 && new HashSet<>(instances).size() == 1 ? seen : instances.toString();
        }
    },
    FALLBACK("with `@Fallback`, for the fallback method", "failing") {
        @Override
        String call() {
            return bean(Together.Retried.class).fails();
        }
    },
    TRANSACTIONAL("with `@Transactional`", "transaction") {
        @Override
        String call() {
            return bean(Together.InTransaction.class).method();
        }
    },
    CLIENT_METHOD("on a method of an injected REST client interface", "client_method") {
        @Override
        String call() {
            return client(Clients.OnMethod.class).method();
        }
    },
    CLIENT_CONFIGURED("the same, changed by configuration", "client_configured") {
        @Override
        String call() {
            return client(Clients.OnMethod.class).configured();
        }
    },
    CLIENT_ARGUMENT("the same, with a value from a parameter", "anna") {
        @Override
        String call() {
            return client(Clients.OnMethod.class).withArgument("anna");
        }
    },
    CLIENT_DEFAULT_METHOD("on a default method of such an interface", "client_default") {
        @Override
        String call() {
            return client(Clients.OnMethod.class).defaultMethod();
        }
    },
    CLIENT_INTERFACE("on such an interface itself", "client_interface") {
        @Override
        String call() {
            return client(Clients.OnInterface.class).method();
        }
    };

    private final String description;
    private final String expected;

    InterceptionCase(String description, String expected) {
        this.description = description;
        this.expected = expected;
    }

    /** What has to be configured. */
    public static Map<String, String> configuration() {
        return Map.of("payi.use-case-name", Seen.NOTHING,
                Clients.OnMethod.class.getName() + "/configured/Track/useCaseName", "client_configured");
    }

    /** As the table calls it. */
    public String description() {
        return description;
    }

    /** "yes" where the annotation holds, "no" where it does not; anything else is a surprise. */
    public String measure() {
        String seen = call();
        if (seen.equals(expected)) {
            return "yes";
        }
        return seen.equals(Seen.NOTHING) || this == SELF_INVOCATION && seen.equals("outer") ? "no" : "unexpected: " + seen;
    }

    /** The end of the element's name, if the library warns at deployment that the annotation has no effect; else empty. */
    public String warnedElement() {
        return switch (this) {
            case INTERFACE_METHOD -> "Inherited$Contract.implemented ";
            case INTERFACE -> "Inherited$TrackedContract ";
            case STATIC -> "Plain$OnMethod.isStatic ";
            case PRODUCT -> "Produced$Producer.product ";
            default -> "";
        };
    }

    abstract String call();

    private static <T> T bean(Class<T> type) {
        return CDI.current().select(type).get();
    }

    private static <T> T client(Class<T> type) {
        return CDI.current().select(type, RestClient.LITERAL).get();
    }

    /** The beans that take part. */
    public static List<Class<?>> beans() {
        return List.of(Plain.OnMethod.class, Plain.OnClass.class, Plain.OnDependent.class, Inherited.OfTrackedBase.class,
                Inherited.OfBase.class, Inherited.TextHandler.class, Inherited.OfContract.class,
                Inherited.OfTrackedContract.class, MetaAnnotated.ByStereotype.class,
                MetaAnnotated.ByStereotypeOfStereotype.class,
                MetaAnnotated.ByBinding.class, Produced.Producer.class, Produced.Observer.class, Together.TrackedGreeter.class,
                Together.PoliteGreeter.class, Together.Retried.class, Together.InTransaction.class, Clients.OnMethod.class,
                Clients.OnInterface.class);
    }
}
