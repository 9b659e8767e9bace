package fr.teleguichet.broker.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trust of this moment: follows the files as others replace them, and keeps what it has while
 * they cannot be used. Only one thread may refresh it; any may ask.
 */
public final class ReloadingFleetTrust {
  private static final Logger LOG = LoggerFactory.getLogger(ReloadingFleetTrust.class);

  private final TlsFiles files;
  private final HiveMqKeyStoreWriter stores;
  private volatile FleetTrust trust;
  private String version;

  private ReloadingFleetTrust(
      TlsFiles files, HiveMqKeyStoreWriter stores, FleetTrust trust, String version) {
    this.files = files;
    this.stores = stores;
    this.trust = trust;
    this.version = version;
  }

  /** Reads the files for the first time, and writes HiveMQ's stores. */
  public static ReloadingFleetTrust open(TlsFiles files, HiveMqKeyStoreWriter stores)
      throws TlsFilesException {
    String version = version(files);
    return new ReloadingFleetTrust(files, stores, load(files, stores), version);
  }

  /** The trust as last read. */
  public FleetTrust trust() {
    return trust;
  }

  /**
   * Reads the files again where they changed; one line in the log for each version that fails.
   *
   * @return whether the trust is another one now
   */
  public boolean refresh() {
    String found;
    try {
      found = version(files);
    } catch (TlsFilesException failure) {
      found = "unreadable";
    }
    if (found.equals(version)) {
      return false;
    }
    version = found;
    try {
      trust = load(files, stores);
      LOG.info("The certificates' files changed and were read again.");
      return true;
    } catch (TlsFilesException failure) {
      LOG.atWarn()
          .addKeyValue("cause", failure.getMessage())
          .log("The certificates' files changed and can't be used: what was read before counts.");
      return false;
    }
  }

  private static String version(TlsFiles files) throws TlsFilesException {
    try {
      return files.version();
    } catch (IOException failure) {
      throw new TlsFilesException(files.certificate(), "it or a file beside is missing", failure);
    }
  }

  private static FleetTrust load(TlsFiles files, HiveMqKeyStoreWriter stores)
      throws TlsFilesException {
    FleetTrust trust = FleetTrust.read(files.authorities(), files.revoked());
    BrokerIdentity identity = BrokerIdentity.read(files.certificate(), files.key());
    try {
      stores.write(identity, trust.authorities());
      return trust;
    } catch (IOException | GeneralSecurityException failure) {
      throw new TlsFilesException(
          files.certificate(), "it and its key can't be put into a key store", failure);
    }
  }
}
