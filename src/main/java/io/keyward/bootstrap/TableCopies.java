package io.keyward.bootstrap;

import com.azure.core.http.HttpClient;
import io.keyward.azure.store.backup.CopyRefused;
import io.keyward.azure.store.backup.TableBackup;
import io.keyward.azure.store.backup.TableRestore;
import io.keyward.azure.store.entity.AzureEntityTable;
import io.keyward.azure.store.entity.WholeTable;
import io.keyward.cli.option.Refusal;
import io.keyward.cli.option.StoreAccess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The command line's way to a table: signs in, then copies. */
record TableCopies(WholeTable table, String name, Clock clock) implements StoreAccess.Store {

  static StoreAccess.Store open(
      StoreAccess.StoreTarget target, Map<String, String> environment, Clock clock) throws Refusal {
    SdkLogs.silence();
    HttpClient http = SignedIn.http(target.signIn());
    String name = target.table();
    if (target.variable().isEmpty()) {
      return new TableCopies(
          AzureEntityTable.connect(
              SignedIn.credential(target.signIn(), environment, http),
              URI.create(target.uri()),
              name,
              http,
              clock),
          name,
          clock);
    }
    String connection = environment.getOrDefault(target.variable(), "").strip();
    if (connection.isEmpty()) {
      throw Refusal.of(
          "--connection-string-from " + target.variable(), "there is no such variable");
    }
    try {
      return new TableCopies(AzureEntityTable.connect(connection, name, http, clock), name, clock);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(
          "--connection-string-from " + target.variable(), "it holds no connection string");
    }
  }

  @Override
  public StoreAccess.Copied backup(Path file, StoreAccess.Watch watch) throws Refusal {
    try {
      return copied(
          new TableBackup(table, name, KeywardCli.version(), clock).write(file, watch::at));
    } catch (CopyRefused refused) {
      throw Refusal.of(refused.subject(), refused.sentence());
    }
  }

  @Override
  public StoreAccess.Copied restore(Path file, boolean goOn, StoreAccess.Watch watch)
      throws Refusal {
    try {
      return copied(new TableRestore(table, name).restore(file, goOn, watch::at));
    } catch (CopyRefused refused) {
      throw Refusal.of(refused.subject(), refused.sentence());
    }
  }

  private static StoreAccess.Copied copied(TableBackup.Copied it) {
    return new StoreAccess.Copied(it.version(), it.begun(), it.rows(), it.sha256());
  }
}
