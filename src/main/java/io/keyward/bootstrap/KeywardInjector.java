package io.keyward.bootstrap;

import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;

/**
 * Hands the worker the functions of the one graph; without it, the worker would build each class
 * anew for every invocation.
 */
public final class KeywardInjector implements FunctionInstanceInjector {

  private static final class Graph {
    static final Keyward KEYWARD = start();

    private static Keyward start() {
      SdkLogs.silence();
      Settings settings = Settings.ofEnvironment();
      return Keyward.of(
          settings, Policies.read(settings.policyFile()), AzureParts.connect(settings));
    }
  }

  @Override
  public <T> T getInstance(Class<T> type) {
    return type.cast(Graph.KEYWARD.function(type));
  }
}
