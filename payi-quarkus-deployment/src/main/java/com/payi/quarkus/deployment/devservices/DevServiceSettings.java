package com.payi.quarkus.deployment.devservices;

import java.util.Map;

/** What the application configures of the dev service; a reload may change it while the service runs. */
record DevServiceSettings(int port, PriceTable prices, Map<String, Limit> limits) {}
