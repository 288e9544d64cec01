package io.keyward.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.azure.functions.HttpMethod;
import io.keyward.json.JsonText;
import io.keyward.testing.MutatedJson;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Bodies, ids, cursors and principals of the API, changed in places or any text. {@link
 * FakeRequest} refuses every answer that docs/openapi.yaml does not describe.
 */
public final class ApiFuzz {
  private static final int LIFE = 1_000;
  private static final List<String> OPERATIONS =
      OpenApi.functions().keySet().stream().sorted().toList();
  private static final List<String> QUERIES =
      List.of("top", "cursor", "state", "type", "from", "to", "key", "subscription", "format");

  private static final Map<String, House> HOUSES = new HashMap<>();

  private ApiFuzz() {}

  /** A house for one operation, and a call of it that is sound. */
  private static final class House {
    private final ApiHouse api = new ApiHouse(true);
    private final GivenCalls.Call call;
    private int runs;

    House(String operation) {
      call = GivenCalls.of(operation, api);
    }
  }

  /** One input of the fuzzer: operation, what is changed, and how. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length < 3) {
      return;
    }
    String operation = OPERATIONS.get((data[0] & 0xff) % OPERATIONS.size());
    House house = HOUSES.computeIfAbsent(operation, House::new);
    send(house, operation, data[1] & 0xff, Arrays.copyOfRange(data, 2, data.length));
    house.runs++;
    if (house.runs == LIFE) {
      house.api.close();
      HOUSES.remove(operation);
    }
  }

  private static void send(House house, String operation, int choice, byte[] rest) {
    GivenCalls.Call call = house.call;
    String text = new String(rest, UTF_8);
    FakeRequest request =
        GivenCalls.admin("cal").via(call.body().isEmpty() ? HttpMethod.GET : HttpMethod.POST);
    switch (choice % 4) {
      case 0 -> house.api.call(operation, body(request, call, rest), call.id());
      case 1 -> house.api.call(operation, call.by(request), text);
      case 2 -> house.api.call(operation, asking(call.by(request), choice, text), call.id());
      default -> house.api.call(operation, claiming(call.by(request), rest), call.id());
    }
  }

  private static FakeRequest body(FakeRequest request, GivenCalls.Call call, byte[] rest) {
    if (call.body().isEmpty()) {
      return request.sending(new String(rest, UTF_8));
    }
    List<?> documents = MutatedJson.documents(List.of(call.body().replace('\'', '"')));
    return request.sending(JsonText.write(MutatedJson.of(rest, documents)));
  }

  private static FakeRequest asking(FakeRequest request, int choice, String text) {
    return request.asking(QUERIES.get(choice / 4 % QUERIES.size()), text);
  }

  private static FakeRequest claiming(FakeRequest request, byte[] rest) {
    String principal =
        """
        {"auth_typ":"aad","name_typ":"n","role_typ":"roles","claims":[
          {"typ":"oid","val":"cal"},{"typ":"tid","val":"%s"},{"typ":"roles","val":"Keyward.Reader"}]}
        """
            .formatted(ApiHouse.TENANT);
    boolean raw = rest.length > 0 && rest[0] % 2 != 0;
    return raw
        ? request.withHeader("X-MS-CLIENT-PRINCIPAL", new String(rest, UTF_8))
        : request.withPrincipal(
            JsonText.write(MutatedJson.of(rest, MutatedJson.documents(List.of(principal)))));
  }
}
