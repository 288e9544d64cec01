package io.keyward.bench.cold;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** As much of the protobuf encoding as the worker's messages need: texts, messages and numbers. */
final class Wire {
  private static final int LENGTH_DELIMITED = 2;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Wire text(int field, String value) {
    return field(field, value.getBytes(StandardCharsets.UTF_8));
  }

  Wire message(int field, Wire value) {
    return field(field, value.bytes());
  }

  private Wire field(int field, byte[] value) {
    number(((long) field << 3) | LENGTH_DELIMITED);
    number(value.length);
    bytes.writeBytes(value);
    return this;
  }

  private void number(long value) {
    long rest = value;
    while (rest >= 0x80) {
      bytes.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  /** The fields of a message: the bytes of a text or message, the last byte of a number. */
  static Map<Integer, byte[]> read(byte[] message) {
    Map<Integer, byte[]> fields = new HashMap<>();
    int[] at = {0};
    while (at[0] < message.length) {
      long tag = varint(message, at);
      boolean delimited = (tag & 7) == LENGTH_DELIMITED;
      int value = (int) varint(message, at);
      byte[] content = delimited ? slice(message, at[0], value) : new byte[] {(byte) value};
      at[0] += delimited ? value : 0;
      fields.put((int) (tag >>> 3), content);
    }
    return fields;
  }

  private static byte[] slice(byte[] message, int from, int length) {
    byte[] slice = new byte[length];
    System.arraycopy(message, from, slice, 0, length);
    return slice;
  }

  private static long varint(byte[] message, int[] at) {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = message[at[0]++];
      value |= (long) (next & 0x7f) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }
}
