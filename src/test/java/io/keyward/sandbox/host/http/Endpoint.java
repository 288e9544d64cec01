package io.keyward.sandbox.host.http;

import java.io.IOException;

/** Answers the calls below one path. */
@FunctionalInterface
public interface Endpoint {
  /** The answer, or a refusal. */
  Answer answer(Call call) throws Refusal, IOException;
}
