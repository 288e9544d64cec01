package io.keyward.sandbox.host.function;

/** One function of an app. */
public record FunctionDescriptor(String name, Trigger trigger, EntryPoint entry) {}
