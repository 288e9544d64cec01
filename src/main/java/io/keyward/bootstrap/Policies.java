package io.keyward.bootstrap;

import io.keyward.compliance.BadPolicy;
import io.keyward.compliance.Policy;
import io.keyward.compliance.PolicyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the policy file at start; a file that cannot be used stops the start with its reason. */
public final class Policies {
  private Policies() {}

  /** The policy in that file, the standard one where no file is set. */
  public static Policy read(Optional<Path> file) {
    return file.map(Policies::read).orElseGet(Policy::standard);
  }

  private static Policy read(Path file) {
    try {
      return PolicyFile.parse(Files.readString(file, StandardCharsets.UTF_8));
    } catch (BadPolicy e) {
      throw new BadSettings(
          Settings.POLICY_FILE, "names a file that is refused: " + e.getMessage());
    } catch (IOException e) {
      throw new BadSettings(Settings.POLICY_FILE, "names a file that cannot be read.");
    }
  }
}
