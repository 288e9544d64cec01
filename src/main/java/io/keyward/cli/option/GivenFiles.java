package io.keyward.cli.option;

import io.keyward.cli.plan.Plan;
import io.keyward.cli.plan.file.BadPlan;
import io.keyward.cli.template.BadTemplate;
import io.keyward.cli.template.Template;
import io.keyward.cli.template.value.ParameterValues;
import io.keyward.inventory.Body;
import io.keyward.inventory.fact.Resource;
import io.keyward.inventory.given.Estate;
import io.keyward.inventory.parse.ResourceParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The resources in JSON files: single bodies, list responses, arrays of those, templates. Only what
 * is known of each resource is kept, never the bodies.
 */
public final class GivenFiles {
  private final List<Resource> resources = new ArrayList<>();

  /** By identity: without ids, the resources of two files can be equal. */
  private final IdentityHashMap<Resource, String> files = new IdentityHashMap<>();

  private final Map<String, String> uris = new HashMap<>();
  private String file = "";
  private final ParameterValues parameters;
  private int skipped;

  /** With the values for the parameters of templates. */
  public GivenFiles(ParameterValues parameters) {
    this.parameters = parameters;
  }

  public void read(Input input, String name) throws Refusal {
    file = name;
    try {
      take(input.json(name));
    } catch (BadTemplate | BadPlan | BadList e) {
      throw Refusal.of(name, String.valueOf(e.getMessage()));
    }
  }

  private void take(@Nullable Object json) throws BadTemplate, BadPlan, BadList {
    if (json instanceof List<?> list) {
      takeAll(list);
    } else if (json instanceof Map<?, ?> map) {
      takeObject(map);
    } else {
      skipped++;
    }
  }

  private void takeAll(List<?> list) throws BadTemplate, BadPlan, BadList {
    for (Object json : list) {
      take(json);
    }
  }

  private void takeObject(Map<?, ?> json) throws BadTemplate, BadPlan, BadList {
    if (Template.is(json)) {
      Template.bodies(json, parameters).forEach(this::takeResource);
      return;
    }
    if (Plan.is(json)) {
      Plan.bodies(json).forEach(this::takeResource);
      return;
    }
    Optional<String> list = listIn(json);
    if (list.isEmpty()) {
      takeResource(json);
    } else if (json.get(list.get()) instanceof List<?> entries) {
      takeAll(entries);
    } else {
      throw new BadList(list.get());
    }
  }

  /** A list response keeps its entries in {@code value}, Resource Graph in {@code data}. */
  private static Optional<String> listIn(Map<?, ?> json) {
    Body body = Body.of(json);
    if (!body.text("type").isEmpty()) {
      return Optional.empty();
    }
    boolean resource = !body.at("id").isEmpty() || !body.at("properties").isEmpty();
    return Stream.of("value", "data")
        .filter(it -> json.get(it) instanceof List<?> || (json.containsKey(it) && !resource))
        .findFirst();
  }

  /** A list response whose entries are no list. */
  private static final class BadList extends Exception {
    private static final long serialVersionUID = 1L;

    BadList(String member) {
      super("it looks like a list response, and its " + member + " is no list");
    }
  }

  @SuppressWarnings("unchecked") // a JSON object's names are texts
  private void takeResource(Map<?, ?> json) {
    Optional<Resource> resource = ResourceParser.parse((Map<String, ?>) json);
    resource.ifPresentOrElse(this::keep, () -> skipped++);
  }

  private void keep(Resource resource) {
    resources.add(resource);
    files.put(resource, file);
  }

  /** The URI of the file that told of a resource; "" where that is no file. */
  public String uri(Resource resource) {
    String name = files.getOrDefault(resource, Input.STANDARD_INPUT);
    return uris.computeIfAbsent(name, FileUri::of);
  }

  public Estate estate() {
    return new Estate(resources);
  }

  public int skipped() {
    return skipped;
  }
}
