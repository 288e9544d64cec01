package io.keyward.azure.store.entity;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import io.keyward.azure.KeptResponse;
import io.keyward.azure.store.entity.StorageGate.Said;
import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form of the table service's answers: JSON, and one part for each change of a transaction. */
final class TableAnswers {
  private static final Pattern STATUS = Pattern.compile("(?m)^HTTP/1\\.1 (\\d{3})\\b");
  private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([A-Za-z]{1,80})\"");

  private TableAnswers() {}

  static Said read(KeptResponse answer) {
    int status = answer.getStatusCode();
    HttpRequest request = answer.getRequest();
    String text = new String(answer.bytes(), StandardCharsets.UTF_8);
    if (status < 200 || status > 299) {
      return new Said(status, code(text), true);
    }
    if (request.getUrl().getPath().endsWith("/$batch")) {
      return transaction(status, text);
    }
    boolean reads = request.getHttpMethod() == HttpMethod.GET;
    boolean lists = request.getUrl().getPath().endsWith("()");
    return new Said(status, "", !reads || isObject(text, lists));
  }

  /** The service answers 202 and tells in the parts what became of the changes. */
  private static Said transaction(int status, String text) {
    Matcher parts = STATUS.matcher(text);
    int worst = 0;
    while (parts.find()) {
      worst = Math.max(worst, Integer.parseInt(parts.group(1)));
    }
    return new Said(worst, worst >= 300 ? code(text) : "", status == 202 && worst >= 200);
  }

  private static boolean isObject(String text, boolean list) {
    try {
      Object rows = JsonText.parseObject(text).get("value");
      return !list || rows instanceof List<?>;
    } catch (BadJson garbled) {
      return false;
    }
  }

  private static String code(String text) {
    Matcher code = CODE.matcher(text);
    return code.find() ? code.group(1) : "";
  }
}
