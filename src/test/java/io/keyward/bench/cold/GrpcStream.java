package io.keyward.bench.cold;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The server's side of the one gRPC stream that a worker opens: HTTP/2 (RFC 9113) without TLS, as
 * little of it as this conversation needs.
 */
final class GrpcStream {
  private static final int PREFACE = 24;
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int WINDOW_UPDATE = 8;
  private static final int ACK = 1;
  private static final int END_HEADERS = 4;
  private static final int GRPC_PREFIX = 5;
  private static final String CONTENT_TYPE = "application/grpc";

  private final DataInputStream in;
  private final DataOutputStream out;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private int stream;

  GrpcStream(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    out = new DataOutputStream(socket.getOutputStream());
    in.skipNBytes(PREFACE);
    frame(SETTINGS, 0, 0, new byte[0]);
  }

  void send(byte[] message) throws IOException {
    byte[] framed =
        ByteBuffer.allocate(GRPC_PREFIX + message.length)
            .put((byte) 0)
            .putInt(message.length)
            .put(message)
            .array();
    frame(DATA, 0, stream, framed);
  }

  /** The next message; waits for it. */
  byte[] receive() throws IOException {
    while (!complete()) {
      readFrame();
    }
    ByteBuffer all = ByteBuffer.wrap(received.toByteArray());
    all.get();
    byte[] message = new byte[all.getInt()];
    all.get(message);
    received.reset();
    received.write(all.array(), all.position(), all.remaining());
    return message;
  }

  private boolean complete() {
    byte[] all = received.toByteArray();
    return all.length >= GRPC_PREFIX
        && all.length >= GRPC_PREFIX + ByteBuffer.wrap(all, 1, Integer.BYTES).getInt();
  }

  private void readFrame() throws IOException {
    int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
    int type = in.readUnsignedByte();
    int flags = in.readUnsignedByte();
    int id = in.readInt();
    byte[] payload = new byte[length];
    in.readFully(payload);
    boolean acknowledged = (flags & ACK) != 0;
    switch (type) {
      case DATA -> data(id, payload);
      case HEADERS -> open(id);
      case SETTINGS, PING -> {
        if (!acknowledged) {
          frame(type, ACK, 0, type == PING ? payload : new byte[0]);
        }
      }
      default -> {} // windows and priorities do not matter for a few small messages
    }
  }

  private void data(int id, byte[] payload) throws IOException {
    received.writeBytes(payload);
    if (payload.length > 0) {
      byte[] more = ByteBuffer.allocate(Integer.BYTES).putInt(payload.length).array();
      frame(WINDOW_UPDATE, 0, 0, more);
      frame(WINDOW_UPDATE, 0, id, more);
    }
  }

  /** Answers ":status: 200" (static entry 8) and the content type (name of static entry 31). */
  private void open(int id) throws IOException {
    stream = id;
    byte[] head = {(byte) 0x88, 0x0f, 0x10, (byte) CONTENT_TYPE.length()};
    byte[] value = CONTENT_TYPE.getBytes(StandardCharsets.US_ASCII);
    byte[] block = ByteBuffer.allocate(head.length + value.length).put(head).put(value).array();
    frame(HEADERS, END_HEADERS, id, block);
  }

  private void frame(int type, int flags, int id, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
    frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
    frame.put((byte) type).put((byte) flags).putInt(id).put(payload);
    out.write(frame.array());
    out.flush();
  }
}
