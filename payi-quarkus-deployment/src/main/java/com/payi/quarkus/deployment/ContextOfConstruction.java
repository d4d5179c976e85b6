package com.payi.quarkus.deployment;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import com.payi.cdi.TrackScope;

/**
 * Lets methods of a class run in the context that the object was made in, whatever thread calls them. Private methods
 * that get a task get it in that context.
 */
final class ContextOfConstruction extends ClassChange {
    private static final String FIELD = "payi$context";
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String STREAMED_WORK = RUNTIME + "StreamedWork";
    private static final String SCOPE = Type.getInternalName(TrackScope.class);

    private final String capture;
    private final Set<String> methods;
    private final Set<String> handingOver;

    /**
     * @param capture the method of {@code StreamedWork} that captures the context
     * @param methods the names of methods without a result that run in the context
     * @param handingOver the names of methods whose first argument is a task for another thread
     */
    ContextOfConstruction(ClassVisitor next, String capture, Set<String> methods, Set<String> handingOver) {
        super(next, Stream.concat(methods.stream(), handingOver.stream()).collect(Collectors.toSet()),
                "calls that follow a streamed one, such as those after a tool, may have no context");
        this.capture = capture;
        this.methods = methods;
        this.handingOver = handingOver;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        if (name.equals("<init>")) {
            return new Capturing(super.visitMethod(access, name, descriptor, signature, exceptions));
        }
        if (handingOver.contains(name) && descriptor.startsWith("(Ljava/lang/Runnable;")) {
            found(name);
            return new HandingOver(super.visitMethod(access, name, descriptor, signature, exceptions));
        }
        if (methods.contains(name) && descriptor.endsWith(")V") && isOfObject(access)) {
            found(name);
            surround(super.visitMethod(access, name, descriptor, signature, exceptions), name, descriptor);
            return moved(name, descriptor, exceptions);
        }
        return super.visitMethod(access, name, descriptor, signature, exceptions);
    }

    private static boolean isOfObject(int access) {
        return (access & (Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_SYNTHETIC)) == 0;
    }

    @Override
    public void visitEnd() {
        super.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC, FIELD, OBJECT, null, null).visitEnd();
        super.visitEnd();
    }

    /** {@code try (TrackScope scope = StreamedWork.attach(context)) { <the original method> }}. */
    private void surround(MethodVisitor code, String name, String descriptor) {
        Label begin = new Label();
        Label end = new Label();
        Label failed = new Label();
        int scope = Type.getArgumentsAndReturnSizes(descriptor) >> 2;
        code.visitCode();
        code.visitTryCatchBlock(begin, end, failed, null);
        loadContext(code);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, STREAMED_WORK, "attach", "(" + OBJECT + ")L" + SCOPE + ";", false);
        code.visitVarInsn(Opcodes.ASTORE, scope);
        code.visitLabel(begin);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        int slot = 1;
        for (Type argument : Type.getArgumentTypes(descriptor)) {
            code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), slot);
            slot += argument.getSize();
        }
        callMoved(code, name, descriptor);
        code.visitLabel(end);
        close(code, scope);
        code.visitInsn(Opcodes.RETURN);
        code.visitLabel(failed);
        code.visitVarInsn(Opcodes.ASTORE, scope + 1);
        close(code, scope);
        code.visitVarInsn(Opcodes.ALOAD, scope + 1);
        code.visitInsn(Opcodes.ATHROW);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private void loadContext(MethodVisitor code) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, type(), FIELD, OBJECT);
    }

    private static void close(MethodVisitor code, int scope) {
        code.visitVarInsn(Opcodes.ALOAD, scope);
        code.visitMethodInsn(Opcodes.INVOKEINTERFACE, SCOPE, "close", "()V", true);
    }

    /** A constructor that keeps the context. */
    private final class Capturing extends MethodVisitor {
        private Capturing(MethodVisitor next) {
            super(ASM, next);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN) {
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, STREAMED_WORK, capture, "()" + OBJECT, false);
                super.visitFieldInsn(Opcodes.PUTFIELD, type(), FIELD, OBJECT);
            }
            super.visitInsn(opcode);
        }
    }

    /** A method that begins with {@code task = StreamedWork.in(context, task)}. */
    private final class HandingOver extends MethodVisitor {
        private HandingOver(MethodVisitor next) {
            super(ASM, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            super.visitVarInsn(Opcodes.ALOAD, 0);
            super.visitFieldInsn(Opcodes.GETFIELD, type(), FIELD, OBJECT);
            super.visitVarInsn(Opcodes.ALOAD, 1);
            super.visitMethodInsn(Opcodes.INVOKESTATIC, STREAMED_WORK, "in",
                    "(" + OBJECT + "Ljava/lang/Runnable;)Ljava/lang/Runnable;", false);
            super.visitVarInsn(Opcodes.ASTORE, 1);
        }
    }
}
