package com.payi.quarkus.deployment;

import java.util.Set;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Registers the library's filters with each client that {@code ClientBuilder} makes. */
final class FiltersOfClientBuilder extends ClassChange {
    private static final String BUILD = "build";

    FiltersOfClientBuilder(ClassVisitor next) {
        super(next, Set.of(BUILD), "calls of clients that ClientBuilder makes are not accounted for. Register PayiFeature"
                + " with them");
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!name.equals(BUILD) || (access & Opcodes.ACC_SYNTHETIC) != 0) {
            return code;
        }
        found(BUILD);
        return new MethodVisitor(ASM, code) {
            @Override
            public void visitCode() {
                super.visitCode();
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, RUNTIME + "ClientBuilderFilters", "register",
                        "(Ljakarta/ws/rs/client/ClientBuilder;)V", false);
            }
        };
    }
}
