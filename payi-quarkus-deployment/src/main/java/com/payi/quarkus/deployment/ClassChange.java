package com.payi.quarkus.deployment;

import java.util.Set;
import java.util.TreeSet;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import com.payi.cdi.internal.core.log.PayiLogger;

/** A change of methods of a class of another library, which warns of methods that the class does not have. */
abstract class ClassChange extends ClassVisitor {
    static final int ASM = Opcodes.ASM9;
    /** Where the runtime part of the extension is, as class files write it. */
    static final String RUNTIME = "com/payi/quarkus/runtime/";
    /** The end of the name that a method gets whose own name belongs to the code around it. */
    private static final String MOVED = "$payi";

    private final Set<String> missing;
    private final String lost;
    private String type;

    /**
     * @param methods the names of the methods that are changed
     * @param lost what does not work without the change, for the warning
     */
    ClassChange(ClassVisitor next, Set<String> methods, String lost) {
        super(ASM, next);
        this.missing = new TreeSet<>(methods);
        this.lost = lost;
    }

    /** By the class's own name, as class files write it. */
    final String type() {
        return type;
    }

    /** Notes that a method is there. */
    final void found(String method) {
        missing.remove(method);
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        this.type = name;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    /** The original code of a method, under a name of its own that only {@link #callMoved} knows. */
    final MethodVisitor moved(String name, String descriptor, String[] exceptions) {
        return super.visitMethod(Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC, name + MOVED, descriptor, null, exceptions);
    }

    final void callMoved(MethodVisitor code, String name, String descriptor) {
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, type, name + MOVED, descriptor, false);
    }

    @Override
    public void visitEnd() {
        if (!missing.isEmpty()) {
            PayiLogger.LOG.classNotChanged(type.replace('/', '.'), String.join(", ", missing), lost);
        }
        super.visitEnd();
    }

}
