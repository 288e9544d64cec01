package io.keyward.sandbox.host;

import java.lang.reflect.Method;

/** One annotated function. */
record FunctionDescriptor(String name, Trigger trigger, Method method) {}
