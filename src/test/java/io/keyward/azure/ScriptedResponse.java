package io.keyward.azure;


import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.FluxUtil;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer whose body is taken chunk by chunk, as from a socket. */
final class ScriptedResponse extends HttpResponse {
  private final int status;
  private final HttpHeaders headers;
  private final Flux<ByteBuffer> body;

  ScriptedResponse(HttpRequest request, int status, HttpHeaders headers, Flux<ByteBuffer> body) {
    super(request);
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  @Override
  public int getStatusCode() {
    return status;
  }

  @Override
  @Deprecated
  public String getHeaderValue(String name) {
    return headers.getValue(HttpHeaderName.fromString(name));
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public Flux<ByteBuffer> getBody() {
    return body;
  }

  @Override
  public InputStream getBodyAsInputStreamSync() {
    return new Chunks(body.toIterable(1).iterator());
  }

  private static final class Chunks extends InputStream {
    private final Iterator<ByteBuffer> chunks;
    private ByteBuffer current = ByteBuffer.allocate(0);

    Chunks(Iterator<ByteBuffer> chunks) {
      this.chunks = chunks;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      while (!current.hasRemaining() && chunks.hasNext()) {
        current = chunks.next().duplicate();
      }
      int count = Math.min(length, current.remaining());
      current.get(target, offset, count);
      return count == 0 ? -1 : count;
    }
  }

  @Override
  public Mono<byte[]> getBodyAsByteArray() {
    return FluxUtil.collectBytesInByteBufferStream(body);
  }

  @Override
  public Mono<String> getBodyAsString() {
    return getBodyAsString(StandardCharsets.UTF_8);
  }

  @Override
  public Mono<String> getBodyAsString(Charset charset) {
    return getBodyAsByteArray().map(bytes -> new String(bytes, charset));
  }
}
