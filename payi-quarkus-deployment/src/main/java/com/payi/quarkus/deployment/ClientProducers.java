package com.payi.quarkus.deployment;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Tracks what producers of one class give: what its producer methods return, and what its producer fields get. */
final class ClientProducers extends ClassChange {
    private final Set<String> methods;
    private final Set<String> fields;

    /**
     * @param methods the producer methods, as name and descriptor
     * @param fields the names of producer fields
     */
    ClientProducers(ClassVisitor next, Set<String> methods, Set<String> fields) {
        super(next, Stream.concat(methods.stream(), fields.stream()).collect(Collectors.toSet()),
                "calls of the clients that it produces are not accounted for. Track the client in the producer itself");
        this.methods = methods;
        this.fields = fields;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
        boolean producer = methods.contains(name + descriptor);
        if (producer) {
            found(name + descriptor);
        }
        return new Producing(code, producer ? Type.getReturnType(descriptor) : null);
    }

    /** The code of a class with producers. */
    private final class Producing extends MethodVisitor {
        private final Type produced;

        /** @param produced null if the method is no producer */
        private Producing(MethodVisitor next, Type produced) {
            super(ASM, next);
            this.produced = produced;
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.ARETURN && produced != null) {
                track(produced);
            }
            super.visitInsn(opcode);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if ((opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC) && owner.equals(type()) && fields.contains(name)) {
                found(name);
                track(Type.getType(descriptor));
            }
            super.visitFieldInsn(opcode, owner, name, descriptor);
        }

        private void track(Type declared) {
            super.visitLdcInsn(declared);
            super.visitMethodInsn(Opcodes.INVOKESTATIC, RUNTIME + "ProducedClients", "tracked",
                    "(Ljava/lang/Object;Ljava/lang/Class;)Ljava/lang/Object;", false);
            super.visitTypeInsn(Opcodes.CHECKCAST, declared.getInternalName());
        }
    }
}
