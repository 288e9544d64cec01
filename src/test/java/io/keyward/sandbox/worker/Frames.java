package io.keyward.sandbox.worker;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How host and worker write to each other what a function takes and gives. */
public final class Frames {
  private static final int NONE = 0;
  private static final int TEXT = 1;
  private static final int HTTP = 2;
  private static final int BYTES = 3;

  private Frames() {}

  /** Writes a text of any length. */
  public static void writeText(DataOutputStream out, String text) throws IOException {
    writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads a text. */
  public static String readText(DataInputStream in) throws IOException {
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }

  /** Writes names and values. */
  public static void writeMap(DataOutputStream out, Map<String, String> map) throws IOException {
    out.writeInt(map.size());
    for (Map.Entry<String, String> entry : map.entrySet()) {
      writeText(out, entry.getKey());
      writeText(out, entry.getValue());
    }
  }

  /** Reads names and values; names are found in any case. */
  public static Map<String, String> readMap(DataInputStream in) throws IOException {
    Map<String, String> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int left = in.readInt(); left > 0; left--) {
      map.put(readText(in), readText(in));
    }
    return map;
  }

  /** Writes what a trigger hands over: a text or a request. */
  public static void writeInput(DataOutputStream out, Object input) throws IOException {
    if (input instanceof FunctionRequest request) {
      out.writeByte(HTTP);
      writeText(out, request.uri().toString());
      writeText(out, request.httpMethod().name());
      writeMap(out, request.headers());
      writeMap(out, request.queryParameters());
      out.writeBoolean(request.body().isPresent());
      writeText(out, request.body().orElse(""));
    } else {
      out.writeByte(TEXT);
      writeText(out, input.toString());
    }
  }

  /** Reads what a trigger hands over. */
  public static Object readInput(DataInputStream in) throws IOException {
    if (in.readByte() == TEXT) {
      return readText(in);
    }
    URI uri = URI.create(readText(in));
    HttpMethod method = HttpMethod.value(readText(in));
    Map<String, String> headers = readMap(in);
    Map<String, String> query = readMap(in);
    boolean hasBody = in.readBoolean();
    String body = readText(in);
    return new FunctionRequest(
        uri, method, headers, query, hasBody ? Optional.of(body) : Optional.empty());
  }

  /** Writes a function's result; of others than responses nothing but that there is one. */
  static void writeResult(DataOutputStream out, Optional<Object> result) throws IOException {
    if (result.isEmpty()) {
      out.writeByte(NONE);
    } else if (result.get() instanceof FunctionResponse response) {
      out.writeByte(HTTP);
      out.writeInt(response.getStatusCode());
      writeMap(out, response.headers());
      writeBody(out, response.body());
    } else {
      out.writeByte(TEXT);
      writeText(out, result.get().toString());
    }
  }

  private static void writeBody(DataOutputStream out, @Nullable Object body) throws IOException {
    if (body == null) {
      out.writeByte(NONE);
    } else if (body instanceof byte[] bytes) {
      out.writeByte(BYTES);
      writeBytes(out, bytes);
    } else if (body instanceof CharSequence text) {
      out.writeByte(TEXT);
      writeText(out, text.toString());
    } else {
      throw new IllegalArgumentException("A body is text or bytes here, not " + body.getClass());
    }
  }

  /** Reads a function's result. */
  public static Optional<Object> readResult(DataInputStream in) throws IOException {
    byte kind = in.readByte();
    if (kind == NONE) {
      return Optional.empty();
    }
    if (kind == TEXT) {
      return Optional.of(readText(in));
    }
    HttpStatusType status = HttpStatusType.custom(in.readInt());
    Map<String, String> headers = readMap(in);
    HttpResponseMessage.Builder draft = new FunctionResponse.Draft(status);
    headers.forEach(draft::header);
    byte body = in.readByte();
    if (body != NONE) {
      byte[] bytes = readBytes(in);
      draft.body(body == BYTES ? bytes : new String(bytes, StandardCharsets.UTF_8));
    }
    return Optional.of(draft.build());
  }
}
