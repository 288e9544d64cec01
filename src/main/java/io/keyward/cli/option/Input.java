package io.keyward.cli.option;

import io.keyward.json.BadJson;
import io.keyward.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Reads what the user named: a file, the files of a directory, or {@code -} for standard input. */
public final class Input {
  /** One ARM list page is below 10 MB; this leaves room for a whole exported estate. */
  static final int LARGEST = 64 * 1024 * 1024;

  /** The name of standard input. */
  static final String STANDARD_INPUT = "-";

  private final InputStream standardInput;

  public Input(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  /** The files behind a name, in the order of their paths. */
  public List<String> files(String name) throws Refusal {
    if (name.equals(STANDARD_INPUT)) {
      return List.of(name);
    }
    Path path = path(name);
    if (!Files.exists(path)) {
      throw Refusal.of(name, "there is no such file");
    }
    return Files.isDirectory(path) ? below(name, path) : List.of(name);
  }

  private static List<String> below(String name, Path directory) throws Refusal {
    try (Stream<Path> walk = Files.walk(directory.toRealPath())) {
      List<String> files =
          walk.filter(Input::isJson).filter(Files::isRegularFile).map(Path::toString).toList();
      if (files.isEmpty()) {
        throw Refusal.of(name, "the directory holds no .json file");
      }
      return files.stream().sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw Refusal.of(name, "the directory cannot be read");
    }
  }

  private static boolean isJson(Path path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".json");
  }

  /** The JSON object or list in a file or on standard input. */
  public Object json(String file) throws Refusal {
    try {
      Object json = JsonText.parse(bytes(file));
      if (json instanceof Map<?, ?> || json instanceof List<?>) {
        return json;
      }
      throw Refusal.of(file, "it holds neither a JSON object nor a list");
    } catch (BadJson e) {
      throw Refusal.of(file, String.valueOf(e.getMessage()));
    }
  }

  /** The text of a file or of standard input, as UTF-8. */
  public String text(String file) throws Refusal {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  private byte[] bytes(String file) throws Refusal {
    try {
      if (file.equals(STANDARD_INPUT)) {
        return limited(file, standardInput);
      }
      Path path = path(file);
      if (Files.isRegularFile(path) && Files.size(path) > LARGEST) {
        throw tooLarge(file);
      }
      try (InputStream stream = Files.newInputStream(path)) {
        return limited(file, stream);
      }
    } catch (NoSuchFileException e) {
      throw Refusal.of(file, "there is no such file");
    } catch (AccessDeniedException e) {
      throw Refusal.of(file, "there is no permission to read it");
    } catch (IOException e) {
      throw Refusal.of(file, "it cannot be read");
    }
  }

  private static byte[] limited(String file, InputStream stream) throws IOException, Refusal {
    byte[] bytes = stream.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw tooLarge(file);
    }
    return bytes;
  }

  private static Refusal tooLarge(String file) {
    return Refusal.of(
        file, "it is larger than " + LARGEST / 1024 / 1024 + " MB, the most that is read");
  }

  public static Path path(String name) throws Refusal {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw Refusal.of(name, "this is no path");
    }
  }
}
