package io.keyward.cli.option;

import java.nio.file.Path;
import java.time.Instant;

/** The way to the table of tickets. */
public interface StoreAccess {
  /**
   * Signs in to a storage account.
   *
   * @throws Refusal when the target is not one, or nobody is signed in
   */
  Store open(StoreTarget target) throws Refusal;

  /** What can be done with the table there. */
  interface Store {
    /** Writes every row to a file, which must not be there. */
    Copied backup(Path file, Watch watch) throws Refusal;

    /** Writes the rows of a file into the table, which must be empty unless it goes on. */
    Copied restore(Path file, boolean goOn, Watch watch) throws Refusal;
  }

  /** What a file holds: which version wrote it, from when on, its rows, the digest of its lines. */
  record Copied(String version, Instant begun, long rows, String sha256) {}

  /** Hears how far it is; the total is 0 where nobody knows it. */
  interface Watch {
    /** So many rows of so many. */
    void at(String doing, long rows, long total);
  }

  /**
   * Which table, texts as given and "" where they were not.
   *
   * @param uri the address of the account's tables
   * @param variable the environment variable that holds a connection string in place of it
   * @param signIn the cloud, its sign-in and certificates
   */
  record StoreTarget(String uri, String variable, String table, ScanTarget signIn) {}
}
