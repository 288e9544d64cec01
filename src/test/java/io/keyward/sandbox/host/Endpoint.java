package io.keyward.sandbox.host;

import java.io.IOException;

/** Answers the calls below one path. */
@FunctionalInterface
interface Endpoint {
  /** The answer, or a refusal. */
  Answer answer(Call call) throws Refusal, IOException;
}
