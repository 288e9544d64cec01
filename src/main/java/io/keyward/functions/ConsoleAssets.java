package io.keyward.functions;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import io.keyward.console.Assets;
import io.keyward.functions.http.Answer;
import io.keyward.functions.http.Problem;
import java.util.Optional;

/** The files of the console's pages; they tell nothing of anybody and need no principal. */
public final class ConsoleAssets {
  private final Assets assets;

  /** Serves these. */
  public ConsoleAssets(Assets assets) {
    this.assets = assets;
  }

  /** {@code GET /console/assets/NAME.DIGEST.ENDING}. */
  @FunctionName("ConsoleAssets")
  public HttpResponseMessage file(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "console/assets/{name}",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("name") String name) {
    return assets
        .find(name)
        .map(
            asset ->
                request
                    .createResponseBuilder(HttpStatus.OK)
                    .header("Content-Type", asset.type())
                    .header("Cache-Control", "public, max-age=31536000, immutable")
                    .header("X-Content-Type-Options", "nosniff")
                    .body(asset.text())
                    .build())
        .orElseGet(() -> Answer.of(request, Problem.notFound("There is nothing at this address.")));
  }
}
