package io.keyward.console;

import io.keyward.inventory.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files that pages need; each address holds a digest of its file, so it may be kept for ever.
 */
public final class Assets {
  private static final String BASE = "/console/assets/";
  private static final int DIGEST = 16;
  private static final Map<String, String> TYPES =
      Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");

  private final Map<String, String> urls = new LinkedHashMap<>();
  private final Map<String, Asset> files = new LinkedHashMap<>();

  /** A file of the console; its type is that of HTTP. */
  public record Asset(String type, String text) {}

  private Assets() {}

  /** The files beside this class. */
  public static Assets load() {
    Assets assets = new Assets();
    assets.add("console.css");
    assets.add("theme.js");
    assets.add("console.js");
    assets.add("charts.js");
    assets.add("chart.umd.min.js");
    assets.add("mark.svg");
    return assets;
  }

  /** The file at the last part of an address, which names its digest. */
  public Optional<Asset> find(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /** The address of a file. */
  String url(String file) {
    return BASE + Optional.ofNullable(urls.get(file)).orElseThrow();
  }

  private void add(String file) {
    byte[] bytes = bytes(file);
    int dot = file.indexOf('.');
    String ending = file.substring(file.lastIndexOf('.') + 1);
    String name =
        file.substring(0, dot) + "." + Sha256.hex(bytes).substring(0, DIGEST) + "." + ending;
    urls.put(file, name);
    files.put(
        name,
        new Asset(
            TYPES.getOrDefault(ending, "text/plain") + "; charset=utf-8",
            new String(bytes, java.nio.charset.StandardCharsets.UTF_8)));
  }

  private static byte[] bytes(String file) {
    try (InputStream stream = Assets.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("the package lacks its file " + file);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the package's file " + file + " cannot be read", e);
    }
  }
}
