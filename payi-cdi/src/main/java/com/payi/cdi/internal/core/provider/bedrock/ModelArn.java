package com.payi.cdi.internal.core.provider.bedrock;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of models in ARNs of AWS Bedrock. */
final class ModelArn {
    private static final Pattern NAMED = Pattern.compile("arn:[^/]*:(?:foundation-model|inference-profile)/(.+)");

    private ModelArn() {}

    /** The model that an ARN names; the ARN itself where it names none, as that of an application's own profile. */
    static String modelOf(String arn) {
        Matcher named = NAMED.matcher(arn);
        return named.matches() ? named.group(1) : arn;
    }
}
