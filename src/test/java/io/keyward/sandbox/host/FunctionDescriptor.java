package io.keyward.sandbox.host;

/** One function of an app. */
record FunctionDescriptor(String name, Trigger trigger, EntryPoint entry) {}
