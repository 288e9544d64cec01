package io.keyward.sandbox.azure.role;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyward.sandbox.azure.model.Document;
import io.keyward.sandbox.azure.model.Documents;
import io.keyward.sandbox.azure.model.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is in which group of the directory.
 *
 * <p>A group is the document {@code /providers/Microsoft.Graph/groups/OBJECT-ID} with the object
 * ids of its members, groups too, in {@code properties.members}.
 */
public final class Memberships {
  static final String TYPE = "Microsoft.Graph/groups";

  private final Documents documents;

  public Memberships(Documents documents) {
    this.documents = documents;
  }

  /** The principal and all groups that it is in, also by way of another group; lower case. */
  public Set<String> of(String principal) {
    Set<String> found = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(Set.of(principal.toLowerCase(Locale.ROOT)));
    while (!open.isEmpty()) {
      String one = open.pop();
      if (found.add(one)) {
        documents.under("/providers/" + TYPE + "/").stream()
            .filter(group -> hasMember(group, one))
            .forEach(group -> open.push(group.name().toLowerCase(Locale.ROOT)));
      }
    }
    return found;
  }

  private static boolean hasMember(Document group, String principal) {
    for (JsonNode member : Json.at(group.body(), "properties.members")) {
      if (member.asText().equalsIgnoreCase(principal)) {
        return true;
      }
    }
    return false;
  }
}
