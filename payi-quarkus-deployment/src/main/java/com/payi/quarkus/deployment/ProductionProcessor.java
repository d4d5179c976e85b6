package com.payi.quarkus.deployment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.quarkus.deployment.IsNormal;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.RemovedResourceBuildItem;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.maven.dependency.ArtifactKey;
import io.quarkus.maven.dependency.ResolvedDependency;

/** Leaves out of a production application what the library has for development only. */
class ProductionProcessor {
    private static final ArtifactKey LIBRARY = ArtifactKey.fromString("com.payi:payi-quarkus-runtime");
    private static final List<String> FOR_DEVELOPMENT = List.of("com/payi/quarkus/runtime/devservices/",
            "com/payi/quarkus/runtime/devui/");

    @BuildStep(onlyIf = IsNormal.class)
    RemovedResourceBuildItem withoutDevelopment(CurateOutcomeBuildItem outcome) {
        Set<String> classes = new HashSet<>();
        for (ResolvedDependency dependency : outcome.getApplicationModel().getRuntimeDependencies()) {
            if (dependency.getGroupId().equals(LIBRARY.getGroupId())
                    && dependency.getArtifactId().equals(LIBRARY.getArtifactId())) {
                dependency.getContentTree().walk(visit -> {
                    String path = visit.getRelativePath("/");
                    if (path.endsWith(".class") && FOR_DEVELOPMENT.stream().anyMatch(path::startsWith)) {
                        classes.add(path);
                    }
                });
            }
        }
        return new RemovedResourceBuildItem(LIBRARY, classes);
    }
}
