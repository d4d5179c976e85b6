package com.payi.quarkus.deployment;

import java.util.Set;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Lets the retries of LangChain4j leave refused calls alone. */
final class UnretriedRefusals extends ClassChange {
    private static final String RETRY = "withRetry";
    private static final String DESCRIPTOR = "(Ljava/util/concurrent/Callable;I)Ljava/lang/Object;";
    private static final String REFUSAL = RUNTIME + "UnretriedRefusal";

    UnretriedRefusals(ClassVisitor next) {
        super(next, Set.of(RETRY), "calls that a limit refuses are retried");
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!name.equals(RETRY) || !descriptor.equals(DESCRIPTOR)) {
            return code;
        }
        found(RETRY);
        surround(code);
        return moved(name, descriptor, exceptions);
    }

    /** {@code try { return <the original method>(guarded(call), retries) } catch (UnretriedRefusal e) { throw e.refusal() }}. */
    private void surround(MethodVisitor code) {
        Label begin = new Label();
        Label end = new Label();
        Label refused = new Label();
        code.visitCode();
        code.visitTryCatchBlock(begin, end, refused, REFUSAL);
        code.visitLabel(begin);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, REFUSAL, "guarded",
                "(Ljava/util/concurrent/Callable;)Ljava/util/concurrent/Callable;", false);
        code.visitVarInsn(Opcodes.ILOAD, 2);
        callMoved(code, RETRY, DESCRIPTOR);
        code.visitInsn(Opcodes.ARETURN);
        code.visitLabel(end);
        code.visitLabel(refused);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, REFUSAL, "refusal", "()Lcom/payi/cdi/LimitBlockedException;", false);
        code.visitInsn(Opcodes.ATHROW);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
