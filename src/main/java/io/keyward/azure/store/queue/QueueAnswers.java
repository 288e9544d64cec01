package io.keyward.azure.store.queue;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import io.keyward.azure.KeptResponse;
import io.keyward.azure.store.entity.StorageGate.Said;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The form of the queue service's answers: XML, and the code of an error in a header. */
final class QueueAnswers {
  private static final HttpHeaderName CODE = HttpHeaderName.fromString("x-ms-error-code");

  private QueueAnswers() {}

  static Said read(KeptResponse answer) {
    String code = Objects.requireNonNullElse(answer.getHeaderValue(CODE), "");
    boolean stores = answer.getRequest().getHttpMethod() == HttpMethod.POST;
    boolean failed = answer.getStatusCode() > 299;
    boolean understood = failed || !stores || isReceipt(answer);
    return new Said(answer.getStatusCode(), code.replaceAll("[^A-Za-z]", ""), understood);
  }

  private static boolean isReceipt(KeptResponse answer) {
    String text = new String(answer.bytes(), StandardCharsets.UTF_8);
    return text.contains("<MessageId>") && text.stripTrailing().endsWith("</QueueMessagesList>");
  }
}
