package io.keyward.azure.arm;

import com.azure.core.http.HttpHeaders;
import com.azure.core.util.serializer.CollectionFormat;
import com.azure.core.util.serializer.SerializerAdapter;
import com.azure.core.util.serializer.SerializerEncoding;
import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import com.azure.json.JsonSerializable;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lets the models of the SDK read themselves, and writes the values of a query.
 *
 * <p>The SDK's own serializer first builds several mappers by reflection: some 90 ms of CPU in a
 * cold start, for models that Keyward does not look at.
 */
@SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the SDK's interface is made so
final class ModelReader implements SerializerAdapter {

  @Override
  public String serialize(Object value, SerializerEncoding encoding) {
    throw new UnsupportedOperationException("Keyward's reader sends no body.");
  }

  @Override
  public String serializeRaw(Object value) {
    return value.toString();
  }

  @Override
  public String serializeList(List<?> values, CollectionFormat format) {
    return values.stream().map(Object::toString).collect(Collectors.joining(format.getDelimiter()));
  }

  @Override
  public <T> T deserialize(String json, Type type, SerializerEncoding encoding) throws IOException {
    try (JsonReader reader = JsonProviders.createReader(json)) {
      return (T) read(reader, type);
    }
  }

  /** Each model of the SDK has a static fromJson. */
  private static Object read(JsonReader reader, Type type) throws IOException {
    try {
      Class<?> model = ((Class<?>) type).asSubclass(JsonSerializable.class);
      return model.getMethod("fromJson", JsonReader.class).invoke(null, reader);
    } catch (ReflectiveOperationException unreadable) {
      throw new IOException("The SDK has a model that does not read itself", unreadable);
    }
  }

  @Override
  public <T> T deserialize(HttpHeaders headers, Type type) {
    throw new UnsupportedOperationException("Keyward's reader asks for no header model.");
  }
}
