package com.payi.quarkus.deployment;

import java.util.Set;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Gives the tasks that a class hands to an executor the context of the thread that hands them over. */
final class ContextForExecutor extends ClassChange {
    private static final String EXECUTE = "execute";
    private static final String TASK = "Ljava/lang/Runnable;";

    ContextForExecutor(ClassVisitor next) {
        super(next, Set.of(EXECUTE), "streamed calls that begin on an event loop may have no context");
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(ASM, super.visitMethod(access, name, descriptor, signature, exceptions)) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String called, String types, boolean ofInterface) {
                if (called.equals(EXECUTE) && types.equals("(" + TASK + ")V")) {
                    found(EXECUTE);
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, RUNTIME + "StreamedWork", "inCurrent",
                            "(" + TASK + ")" + TASK, false);
                }
                super.visitMethodInsn(opcode, owner, called, types, ofInterface);
            }
        };
    }
}
