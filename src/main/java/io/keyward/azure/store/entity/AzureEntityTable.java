package io.keyward.azure.store.entity;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.http.rest.PagedIterable;
import com.azure.core.http.rest.PagedResponse;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableClientBuilder;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableTransactionAction;
import io.keyward.azure.Clouds;
import io.keyward.azure.NamedFailureCredential;
import io.keyward.azure.Patience;
import io.keyward.azure.WholeAnswer;
import io.keyward.inventory.TemporarilyUnavailable;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Rows in Azure Table storage; the table is made when the service says that it is missing.
 *
 * <p>A transaction whose answer was lost may have been stored: repeated by the client below, its
 * own first attempt then looks like another writer. A caller therefore reads again after an {@link
 * EntityConflict} and after {@link TemporarilyUnavailable}, and compares with what it meant to
 * write. Every call may throw {@link TemporarilyUnavailable}; a refusal that no retry cures is an
 * IllegalStateException.
 */
public final class AzureEntityTable implements WholeTable {
  private static final int LARGEST_ANSWER = 16 * 1024 * 1024;
  private static final Duration DEADLINE = Duration.ofSeconds(15);
  private static final Set<String> CONFLICTS =
      Set.of(
          "EntityAlreadyExists",
          "UpdateConditionNotSatisfied",
          "ConditionNotMet",
          "ResourceNotFound",
          "EntityNotFound");

  private final TableClient client;

  private AzureEntityTable(TableClient client) {
    this.client = client;
  }

  /** The table of that name at an endpoint that takes tokens, which must be HTTPS. */
  public static AzureEntityTable connect(
      TokenCredential credential, URI endpoint, String table, HttpClient http, Clock clock) {
    return build(
        new TableClientBuilder()
            .endpoint(Clouds.https(endpoint))
            .credential(new NamedFailureCredential(credential)),
        table,
        http,
        Patience.by(clock));
  }

  /** The table of that name in the account of a connection string. */
  public static AzureEntityTable connect(
      String connectionString, String table, HttpClient http, Clock clock) {
    return build(
        new TableClientBuilder().connectionString(connectionString),
        table,
        http,
        Patience.by(clock));
  }

  public static AzureEntityTable build(
      TableClientBuilder builder, String table, HttpClient http, Patience patience) {
    TableClient client =
        builder
            .tableName(table)
            .httpClient(http)
            .retryPolicy(new RetryPolicy(patience))
            .addPolicy(new StorageGate(patience.retryAfter(), TableAnswers::read))
            .addPolicy(new WholeAnswer(LARGEST_ANSWER, DEADLINE))
            .buildClient();
    return new AzureEntityTable(client);
  }

  @Override
  public Optional<Entity> get(String partition, String row) {
    EntityLimits.checkKeys(partition, row);
    try {
      return Optional.of(TableRows.read(orCreate(() -> client.getEntity(partition, row))));
    } catch (StorageRefusal refused) {
      if (refused.is("ResourceNotFound")) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  @Override
  public EntityPage query(String partition, Range range, int top, String continuation) {
    EntityLimits.checkPageSize(top);
    if (!continuation.isEmpty()) {
      range.checkContains(continuation);
    }
    ListEntitiesOptions options =
        new ListEntitiesOptions().setFilter(filter(partition, range, continuation)).setTop(top);
    return orCreate(() -> page(options, top));
  }

  /** Unlike every other call it does not make a table that is missing. */
  @Override
  public EntityPage scan(String continuation) {
    ListEntitiesOptions all = new ListEntitiesOptions().setTop(EntityLimits.PAGE);
    PagedIterable<TableEntity> rows = client.listEntities(all, null, null);
    PagedResponse<TableEntity> page =
        (continuation.isEmpty() ? rows.iterableByPage() : rows.iterableByPage(continuation))
            .iterator()
            .next();
    return new EntityPage(
        page.getValue().stream().map(TableRows::read).toList(),
        Objects.requireNonNullElse(page.getContinuationToken(), ""));
  }

  /** The service may answer with fewer rows than asked for, even none, and still have more. */
  private EntityPage page(ListEntitiesOptions options, int top) {
    List<Entity> rows = new ArrayList<>();
    boolean more = false;
    Iterator<PagedResponse<TableEntity>> pages =
        client.listEntities(options, null, null).iterableByPage().iterator();
    while (rows.size() < top && pages.hasNext()) {
      PagedResponse<TableEntity> page = pages.next();
      page.getValue().forEach(row -> rows.add(TableRows.read(row)));
      more = page.getContinuationToken() != null;
    }
    boolean rest = more || rows.size() > top;
    List<Entity> asked = rows.subList(0, Math.min(top, rows.size()));
    return new EntityPage(asked, rest ? asked.get(asked.size() - 1).row() : "");
  }

  private static String filter(String partition, Range range, String continuation) {
    boolean first = continuation.isEmpty();
    return "PartitionKey eq "
        + quoted(partition)
        + " and RowKey "
        + (first ? "ge " + quoted(range.from()) : "gt " + quoted(continuation))
        + " and RowKey lt "
        + quoted(range.to());
  }

  private static String quoted(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  @Override
  public void transact(List<EntityChange> changes) throws EntityConflict {
    EntityLimits.checkTransaction(changes);
    List<TableTransactionAction> actions = changes.stream().map(TableRows::action).toList();
    try {
      orCreate(() -> client.submitTransaction(actions));
    } catch (StorageRefusal refused) {
      if (CONFLICTS.contains(refused.code())) {
        throw new EntityConflict("Another writer was first: " + refused.code() + ".");
      }
      throw refused;
    }
  }

  private <T> T orCreate(Supplier<T> call) {
    try {
      return call.get();
    } catch (StorageRefusal refused) {
      if (!refused.is("TableNotFound")) {
        throw refused;
      }
      create();
      return call.get();
    }
  }

  private void create() {
    try {
      client.createTable();
    } catch (StorageRefusal refused) {
      if (!refused.is("TableAlreadyExists")) {
        throw refused;
      }
    }
  }
}
